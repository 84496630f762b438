package dev.tessera.exchange;

import dev.tessera.common.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a ZIP archive that a test suite can be read from. It is unpacked in memory and no further than a limit;
 * folders in it mean nothing, so that no name leads anywhere.
 */
final class SuiteArchive {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LARGEST = 128 * 1024 * 1024;

    private SuiteArchive() {}

    static boolean is(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** The files; where some are called manifests, only those, for the others are what the tests work on. */
    static List<SuiteFiles.Named> read(SuiteFiles.Named archive) {
        List<SuiteFiles.Named> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int left = LARGEST;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw Refusal.tooLarge("zip.many", MOST_ENTRIES);
                }
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0) {
                    throw Refusal.tooLarge("zip.large", LARGEST);
                }
                String name = name(entry);
                if (entry.isDirectory()
                        || isHidden(entry)
                        || SuiteFormat.ofFileName(name).isEmpty()) {
                    continue;
                }
                files.add(new SuiteFiles.Named(name, bytes));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.invalid("zip.unreadable", archive.name());
        }
        if (entries == 0) {
            throw Refusal.invalid("zip.unreadable", archive.name());
        }
        List<SuiteFiles.Named> manifests = files.stream()
                .filter(f -> f.name().toLowerCase(Locale.ROOT).contains("manifest"))
                .toList();
        List<SuiteFiles.Named> chosen = manifests.isEmpty() ? files : manifests;
        if (chosen.isEmpty()) {
            throw Refusal.invalid("zip.nothing", archive.name(), String.join(", ", SuiteFormat.fileEndings()));
        }
        chosen.stream().filter(f -> !names.add(f.name())).findFirst().ifPresent(f -> {
            throw Refusal.invalid("zip.name-twice", f.name());
        });
        return chosen;
    }

    private static String name(ZipEntry entry) {
        String path = entry.getName().replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isHidden(ZipEntry entry) {
        return name(entry).startsWith(".") || entry.getName().startsWith("__MACOSX/");
    }
}
