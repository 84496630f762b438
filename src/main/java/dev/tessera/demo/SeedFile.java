package dev.tessera.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** A CSV file of ours below {@code db/seed}. */
record SeedFile(Resource resource) {

    /** One line of it. */
    record Line(NamedCsvRecord fields) {

        String get(String column) {
            return fields.getField(column).strip();
        }

        /** A field that may be empty. */
        @Nullable String optional(String column) {
            String value = get(column);
            return value.isEmpty() ? null : value;
        }
    }

    List<Line> lines() {
        try (InputStream in = resource.getInputStream();
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(in)) {
            return reader.stream().map(Line::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without its ending. */
    String name() {
        String name = String.valueOf(resource.getFilename());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
