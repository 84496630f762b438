package dev.tessera.demo;

import dev.tessera.account.Accounts;
import dev.tessera.common.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demonstration's scale profile, where it is asked for: an archive of twenty events of real size, all of it or
 * nothing, and once. It stands beside the demonstration, and never in a database without one.
 *
 * <p>Half a million rows through the services would take an hour, so it is written by SQL as one script.
 */
@Component
@Order(2)
class Archive implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);

    private final Settings settings;
    private final Accounts accounts;
    private final ArchiveQueries queries;
    private final ResourcePatternResolver resources;
    private final TransactionTemplate transaction;

    Archive(
            Settings settings,
            Accounts accounts,
            ArchiveQueries queries,
            ResourcePatternResolver resources,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.accounts = accounts;
        this.queries = queries;
        this.resources = resources;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean wanted = settings.demonstration() && settings.demoScale();
        if (!wanted || accounts.idOf(Demonstration.COORDINATOR).isEmpty() || queries.isLoaded()) {
            return;
        }
        log.info("The archive of twenty events is being loaded; this takes a minute");
        long start = System.nanoTime();
        String script = new String(
                new SeedFile(resources.getResource("classpath:db/seed/scale/archive.sql")).bytes(),
                StandardCharsets.UTF_8);
        transaction.executeWithoutResult(status -> queries.load(script));
        log.info(
                "The archive was loaded in {} s",
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
