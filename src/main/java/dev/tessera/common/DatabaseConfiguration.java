package dev.tessera.common;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the database is: the embedded one, unless the settings name another. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${tessera.db-url:}' == ''")
    EmbeddedDatabase embeddedDatabase(Settings settings) {
        return EmbeddedDatabase.start(settings.data());
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Settings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        HikariConfig config = new HikariConfig();
        EmbeddedDatabase own = embedded.getIfAvailable();
        config.setJdbcUrl(own == null ? address(settings.dbUrl()) : own.url());
        if (own == null) {
            config.setUsername(settings.dbUser());
            config.setPassword(settings.dbPassword());
        }
        config.setPoolName("tessera");
        config.setMaximumPoolSize(settings.dbPool());
        config.setAutoCommit(true);
        // A batch of rows travels as one statement.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "tessera");
        return new HikariDataSource(config);
    }

    /** Accepts a plain {@code postgresql://} address too, as most other programs write it. */
    private static String address(@Nullable String url) {
        String given = url == null ? "" : url;
        return given.startsWith("jdbc:") ? given : "jdbc:" + given.replaceFirst("^postgres:", "postgresql:");
    }

    @Bean
    DefaultConfigurationCustomizer jooqSettings() {
        return configuration -> configuration.set(configuration
                .settings()
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withRenderGroupConcatMaxLenSessionVariable(false));
    }
}
