package dev.tessera.demo;

import static dev.tessera.db.Tables.SPECIFICATION;

import java.sql.Statement;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ArchiveQueries {

    private final DSLContext db;

    ArchiveQueries(DSLContext db) {
        this.db = db;
    }

    /** Whether the archive is there; its specifications' addresses begin like no other. */
    boolean isLoaded() {
        return db.fetchExists(SPECIFICATION, SPECIFICATION.SLUG.startsWith("scale-"));
    }

    /** Runs a script of ours as it is written: no placeholder is looked for in it. */
    void load(String script) {
        db.connection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(script);
            }
        });
    }
}
