package dev.tessera;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a Spring context a migrated database of its own. */
public final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        PostgresForTests.Database database = PostgresForTests.migrated();
        TestPropertyValues.of(
                        "tessera.db-url=" + database.url(),
                        "tessera.db-user=" + database.user(),
                        "tessera.db-password=" + database.password())
                .applyTo(context);
    }
}
