package dev.tessera.mail;

import com.icegreen.greenmail.util.GreenMail;
import dev.tessera.PostgresForTests;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** A server that does nothing but mail, configured as the real one is. */
final class Node implements AutoCloseable {

    // Not a plain configuration, which the tests of the whole server would find too.
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan({"dev.tessera.common", "dev.tessera.later", "dev.tessera.mail"})
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JooqAutoConfiguration.class,
        MailSenderAutoConfiguration.class
    })
    static class OnlyMail {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One that knows a mail server. */
    static Node sendingTo(GreenMail server, PostgresForTests.Database database) {
        return sendingTo(server.getSmtp().getPort(), database, "none");
    }

    /** One that knows a mail server at a port, which need not be there. */
    static Node sendingTo(int port, PostgresForTests.Database database, String tls) {
        return start(
                database,
                "TESSERA_MAIL_HOST=127.0.0.1",
                "TESSERA_MAIL_PORT=" + port,
                "tessera.mail.from=Trials at Ørsted <trials@example.org>",
                "tessera.mail.tls=" + tls);
    }

    static Node start(PostgresForTests.Database database, String... more) {
        return new Node(new SpringApplicationBuilder(OnlyMail.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(Stream.concat(
                                Stream.of(
                                        "tessera.db-url=" + database.url(),
                                        "tessera.db-user=" + database.user(),
                                        "tessera.db-password=" + database.password(),
                                        "tessera.demo=false",
                                        "logging.level.dev.tessera=OFF"),
                                Stream.of(more))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends the letter that is there to check mail with. */
    void send(String to, String name) {
        get(Mails.class).send(Letter.of(to, Locale.ENGLISH, "check", "https://tessera.example/app?secret=1", name));
    }

    List<Record> mails() {
        return List.copyOf(get(DSLContext.class).fetch("select * from mail order by id"));
    }

    /** Deliveries that are to be done. */
    int waiting() {
        return get(DSLContext.class)
                .fetchSingle("select count(*)::int from scheduled_tasks where task_name = 'mail'")
                .get(0, int.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
