package dev.tessera.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as people's spreadsheets write it: with or without a byte order mark, separated by commas, semicolons or
 * tabs, any line ends, quotes with spaces around them.
 *
 * @param rows one per line that is not empty
 * @param ignored columns of the header that nobody asked for
 */
record CsvTable(List<Row> rows, List<String> ignored) {

    /** A field may be as large as the file; what is too long for its place is refused line by line. */
    private static final int LARGEST_FIELD = 128 * 1024 * 1024;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /**
     * A line.
     *
     * @param objection why the line cannot be read, if it cannot: it has too few or too many columns
     */
    record Row(
            Sentence where,
            Map<String, String> fields,
            @Nullable Sentence objection) {

        /** The field of a column without spaces around it; none if it is empty or the file has no such column. */
        Optional<String> get(String column) {
            return Optional.ofNullable(fields.get(column)).map(String::strip).filter(f -> !f.isEmpty());
        }
    }

    /**
     * Reads a table.
     *
     * @param known the columns that may be there, in lower case
     * @param needed those of them that must be
     * @throws Refusal if it is no such table at all
     */
    static CsvTable read(byte[] file, List<String> known, List<String> needed) {
        String text = text(file);
        if (text.isBlank()) {
            throw Refusal.invalid("csv.empty");
        }
        char separator = separator(text);
        List<CsvRecord> records = records(text, separator);
        List<String> header = records.getFirst().getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        requireHeader(header, known, needed);
        List<Row> rows = new ArrayList<>(records.size());
        for (CsvRecord line : records.subList(1, records.size())) {
            rows.add(row(line, header));
        }
        List<String> ignored =
                header.stream().filter(h -> !h.isEmpty() && !known.contains(h)).toList();
        return new CsvTable(rows, ignored);
    }

    private static Row row(CsvRecord line, List<String> header) {
        Sentence where = Sentence.of("where.line", line.getStartingLineNumber());
        List<String> given = line.getFields();
        boolean more = given.size() > header.size()
                && given.subList(header.size(), given.size()).stream().anyMatch(f -> !f.isBlank());
        Map<String, String> fields = new LinkedHashMap<>();
        for (int c = 0; c < Math.min(header.size(), given.size()); c++) {
            fields.put(header.get(c), given.get(c));
        }
        Sentence objection =
                more || given.size() < header.size() ? Sentence.of("csv.columns", given.size(), header.size()) : null;
        return new Row(where, fields, objection);
    }

    private static void requireHeader(List<String> header, List<String> known, List<String> needed) {
        for (String name : header) {
            if (!name.isEmpty() && header.indexOf(name) != header.lastIndexOf(name)) {
                throw Refusal.invalid("csv.header-twice", name);
            }
        }
        for (String name : needed) {
            if (!header.contains(name)) {
                throw Refusal.invalid("csv.header-missing", name, String.join(", ", known));
            }
        }
    }

    private static List<CsvRecord> records(String text, char separator) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(LARGEST_FIELD)
                .build(
                        CsvRecordHandler.of(
                                handler -> handler.maxFieldSize(LARGEST_FIELD).maxRecordSize(LARGEST_FIELD)),
                        text)) {
            return reader.stream().toList();
        } catch (CsvParseException e) {
            throw Refusal.invalid("csv.unreadable", String.valueOf(e.getMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The separator that the header line has most of. */
    private static char separator(String text) {
        String header = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(
                        s -> header.chars().filter(c -> c == s).count()))
                .orElse(',');
    }

    private static String text(byte[] file) {
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (startsWith(file, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (startsWith(file, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(file, skip, file.length - skip))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("csv.not-utf8");
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
