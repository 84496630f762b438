package dev.tessera.organisation;

import dev.tessera.common.Refusal;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes a logo of what somebody uploads: what it is is read from its bytes, how large from its header before anything
 * is decoded, and what is stored is drawn anew, so that nothing but a picture is left of it.
 */
final class LogoImage {

    static final int MOST_BYTES = 2_000_000;
    private static final int LARGEST_READ = 4096;
    private static final int LARGEST_KEPT = 512;

    private LogoImage() {}

    static Logo of(byte[] file) {
        if (file.length == 0) {
            throw Refusal.invalid("logo.empty");
        }
        if (file.length > MOST_BYTES) {
            throw Refusal.tooLarge("logo.too-many-bytes", file.length, MOST_BYTES);
        }
        byte[] png = png(fitted(decoded(file, format(file))));
        BufferedImage kept = decoded(png, "png");
        return new Logo(png, digest(png), kept.getWidth(), kept.getHeight());
    }

    /** The format that the first bytes are of, whatever the file is called. */
    private static String format(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpeg";
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return "gif";
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            throw Refusal.unsupportedType("logo.other-format", "WebP");
        }
        if (start.startsWith("ftypavif", 4) || start.startsWith("ftypheic", 4)) {
            throw Refusal.unsupportedType("logo.other-format", "AVIF/HEIC");
        }
        String text = start.toLowerCase(Locale.ROOT);
        if (text.contains("<svg")) {
            throw Refusal.unsupportedType("logo.svg");
        }
        if (text.contains("<html") || text.contains("<!doctype") || text.contains("<script")) {
            throw Refusal.unsupportedType("logo.page");
        }
        throw Refusal.unsupportedType("logo.no-image");
    }

    private static BufferedImage decoded(byte[] file, String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            // Metadata may hold anything, compressed too: it is passed over.
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LARGEST_READ || height > LARGEST_READ) {
                throw Refusal.tooLarge("logo.too-many-pixels", width, height, LARGEST_READ);
            }
            ImageReadParam how = reader.getDefaultReadParam();
            // Leaves out whole rows and columns of a large one while it is read: the memory is not needed.
            int step = Math.max(1, Math.max(width, height) / (2 * LARGEST_KEPT));
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.invalid("logo.broken", format.toUpperCase(Locale.ROOT));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, (double) LARGEST_KEPT / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = fitted.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return fitted;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
