package dev.tessera.common;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a deployment may set, by environment ({@code TESSERA_DATA}, {@code TESSERA_DB_URL}, …) or properties.
 *
 * @param data the folder of the embedded database
 * @param dbUrl the JDBC address of a PostgreSQL 15 or later; none: the embedded one
 * @param demo whether to load the demonstration; not said: with the embedded database only
 * @param demoScale whether to load an archive of twenty large events beside the demonstration
 * @param url the public base address, without a slash at its end
 * @param importLimit the largest file that an import or an upload may have
 * @param dbPool how many database connections a node holds at most
 */
@ConfigurationProperties("tessera")
public record Settings(
        @DefaultValue(".data") Path data,
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @Nullable Boolean demo,
        @DefaultValue("false") boolean demoScale,
        @DefaultValue("http://localhost:8080") String url,
        @DefaultValue("64MB") DataSize importLimit,
        @DefaultValue("12") int dbPool) {

    public boolean embedded() {
        return dbUrl == null || dbUrl.isBlank();
    }

    public boolean demonstration() {
        return demo == null ? embedded() : demo;
    }
}
