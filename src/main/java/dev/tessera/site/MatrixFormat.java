package dev.tessera.site;

import dev.tessera.exchange.MatrixCsv;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.ShownMatrix;

/** The forms in which a matrix is read elsewhere. */
enum MatrixFormat {
    CSV("csv", "text/csv;charset=utf-8"),
    JSON("json", "application/json");

    private final String extension;
    private final String contentType;

    MatrixFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    Representation of(ShownMatrix shown) {
        return named(shown.matrix().trial(), this == CSV ? MatrixCsv.of(shown) : MatrixJson.of(shown));
    }

    Representation of(PairMatrix matrix) {
        return named(matrix.trial() + "-pairs", this == CSV ? MatrixCsv.of(matrix) : MatrixJson.of(matrix));
    }

    private Representation named(String name, byte[] bytes) {
        return Representation.of(contentType, name + "." + extension, bytes);
    }
}
