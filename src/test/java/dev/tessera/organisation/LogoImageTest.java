package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.common.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the files that people upload as logos. */
class LogoImageTest {

    @ParameterizedTest
    @CsvSource({"png, 40, 30, 40, 30", "jpeg, 1024, 256, 512, 128", "gif, 100, 800, 64, 512", "png, 4096, 1, 512, 1"})
    void a_picture_is_drawn_anew_as_a_png_of_at_most_512_pixels(
            String format, int width, int height, int keptWidth, int keptHeight) throws IOException {
        Logo logo = LogoImage.of(picture(format, width, height));

        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(kept.getWidth()).isEqualTo(keptWidth).isEqualTo(logo.width());
        assertThat(kept.getHeight()).isEqualTo(keptHeight).isEqualTo(logo.height());
        assertThat(logo.png()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(logo.digest()).hasSize(64);
    }

    @Test
    void nothing_but_the_picture_is_left() throws IOException {
        byte[] plain = picture("png", 8, 8);
        // Behind its end a file may hold anything.
        byte[] with = Arrays.copyOf(plain, plain.length + 9);
        System.arraycopy("<script/>".getBytes(StandardCharsets.US_ASCII), 0, with, plain.length, 9);

        assertThat(new String(LogoImage.of(with).png(), StandardCharsets.ISO_8859_1))
                .doesNotContain("<script");
    }

    /** A header that says 10,000 by 10,000 and nothing behind it: whoever decoded it would say that it is broken. */
    @Test
    void a_large_picture_is_refused_by_its_header() {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(10_000)
                .putInt(10_000)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        CRC32 check = new CRC32();
        check.update(header);
        byte[] file = ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) check.getValue())
                .array();

        Refusal refusal = refused(file);

        assertThat(refusal.sentence().key()).isEqualTo("logo.too-many-pixels");
        assertThat(refusal.sentence().args()).startsWith(10_000, 10_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logo.empty|''",
                "logo.svg|<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "logo.svg|<?xml version='1.0'?><!-- x --><svg/>",
                "logo.page|<!DOCTYPE html><html><body>",
                "logo.no-image|just some text",
                "logo.other-format|RIFF0000WEBPVP8 ",
                "logo.broken|GIF89a",
            })
    void what_is_no_picture_is_refused_by_what_it_is(String key, String text) {
        assertThat(refused(text.getBytes(StandardCharsets.ISO_8859_1))
                        .sentence()
                        .key())
                .isEqualTo(key);
    }

    @Test
    void a_picture_that_breaks_off_is_refused() throws IOException {
        byte[] whole = picture("png", 300, 300);

        assertThat(refused(Arrays.copyOf(whole, whole.length / 2)).sentence().key())
                .isEqualTo("logo.broken");
    }

    @Test
    void more_than_two_megabytes_are_refused() {
        assertThat(refused(new byte[LogoImage.MOST_BYTES + 1]).kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
    }

    private static Refusal refused(byte[] file) {
        return catchThrowableOfType(Refusal.class, () -> LogoImage.of(file));
    }

    static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        for (int i = 0; i < width; i += 7) {
            canvas.setColor(new Color(i % 255, (i * 3) % 255, (i * 7) % 255));
            canvas.drawLine(i, 0, width - i, height);
        }
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
