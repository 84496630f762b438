package dev.tessera.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tessera.PostgresForTests;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters go to a real mail server: all of them, once, and only those whose transaction has committed. */
class DeliveryTest {

    private static final String TO = "wangari@example.org";

    private final PostgresForTests.Database database = PostgresForTests.migrated();
    private GreenMail server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", "smtp"));
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_letter_arrives_as_text_and_as_html() throws Exception {
        try (Node node = Node.sendingTo(server, database)) {
            node.send(TO, "王小明 and مريم");
            MimeMessage mail = arrived(1)[0];

            assertThat(mail.getFrom())
                    .singleElement()
                    .hasToString("=?UTF-8?Q?Trials_at_=C3=98rsted?= <trials@example.org>");
            assertThat(mail.getAllRecipients()).singleElement().hasToString(TO);
            assertThat(mail.getSubject()).contains("王小明", "مريم", "checks whether mail arrives");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("Content-Language")).containsExactly("en");
            assertThat(mail.getMessageID()).matches("<tessera\\.1\\.\\d+@localhost>");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(parts.getBodyPart(0).getContent().toString())
                    .contains("王小明", "مريم", "\nhttps://tessera.example/app?secret=1");
            assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains("王小明", "مريم", "href=\"https://tessera.example/app?secret=1\"", "lang=\"en\"");
        }
    }

    @Test
    void what_a_letter_said_is_forgotten_once_it_was_sent() {
        try (Node node = Node.sendingTo(server, database)) {
            node.send(TO, "Ada");
            arrived(1);
            await().until(() -> node.waiting() == 0);

            Record mail = node.mails().getFirst();
            assertThat(mail.get("sent_at")).isNotNull();
            assertThat(mail.get("subject")).isEqualTo("Ada checks whether mail arrives");
            assertThat(mail.get("text")).isNull();
            assertThat(mail.get("html")).isNull();
        }
    }

    @Test
    void two_nodes_send_each_letter_once() {
        try (Node one = Node.sendingTo(server, database);
                Node two = Node.sendingTo(server, database)) {
            for (int n = 0; n < 30; n++) {
                (n % 2 == 0 ? one : two).send("reader-" + n + "@example.org", "Ada");
            }
            MimeMessage[] all = arrived(30);
            await().until(() -> one.waiting() == 0);

            assertThat(server.getReceivedMessages()).hasSameSizeAs(all);
            assertThat(Stream.of(all).map(DeliveryTest::recipient)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_letter_waits_for_a_server_that_is_away() {
        int port = server.getSmtp().getPort();
        server.stop();
        try (Node node = Node.sendingTo(port, database, "none")) {
            node.send(TO, "Ada");
            await().until(() -> node.mails().getFirst().get("attempts").equals(1));
            Record waiting = node.mails().getFirst();
            assertThat(waiting.get("last_error", String.class)).contains("refused");
            assertThat(waiting.get("text")).isNotNull();
            // Before it is looked at for the second time, the failed attempt is put by.
            await().until(() -> dueIn(node).compareTo(Duration.ofSeconds(5)) > 0);

            server.start();
            node.get(Scheduler.class).reschedule(Delivery.of(1), Instant.now());
            node.get(Scheduler.class).triggerCheckForDueExecutions();

            arrived(1);
            await().until(() -> node.waiting() == 0);
            assertThat(node.mails().getFirst().get("sent_at")).isNotNull();
        }
    }

    @Test
    void a_letter_of_a_transaction_that_is_rolled_back_is_not_sent() {
        try (Node node = Node.sendingTo(server, database)) {
            new TransactionTemplate(node.get(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
                node.send("nobody@example.org", "Ada");
                transaction.setRollbackOnly();
            });
            node.send(TO, "Ada");

            assertThat(recipient(arrived(1)[0])).isEqualTo(TO);
            await().until(() -> node.waiting() == 0);
            assertThat(node.mails()).hasSize(1);
            assertThat(server.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void a_letter_goes_out_after_its_transaction_and_not_in_it() {
        try (Node node = Node.sendingTo(server, database)) {
            new TransactionTemplate(node.get(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
                node.send(TO, "Ada");
                assertThat(server.getReceivedMessages()).isEmpty();
            });

            arrived(1);
        }
    }

    @Test
    void letters_that_were_written_without_a_server_go_out_once_there_is_one() {
        try (Node without = Node.start(database)) {
            without.send(TO, "Ada");
            assertThat(without.waiting()).isZero();
        }
        try (Node with = Node.sendingTo(server, database)) {
            arrived(1);
            await().until(() -> with.waiting() == 0);
        }
    }

    @Test
    void a_letter_is_given_up_after_three_days() {
        try (Node without = Node.start(database)) {
            without.send("late@example.org", "Ada");
            without.get(DSLContext.class)
                    .execute("update mail set created_at = now() - interval '73 hours', last_error = 'away'");
            without.send(TO, "Ada");
        }
        try (Node with = Node.sendingTo(server, database)) {
            assertThat(recipient(arrived(1)[0])).isEqualTo(TO);
            await().until(() -> with.waiting() == 0);

            Record late = with.mails().getFirst();
            assertThat(late.get("given_up_at")).isNotNull();
            assertThat(late.get("sent_at")).isNull();
            assertThat(late.get("text")).isNull();
            assertThat(late.get("last_error")).isEqualTo("away");
            assertThat(server.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void nothing_goes_out_unprotected_unless_the_settings_say_so() {
        try (Node node = Node.sendingTo(server.getSmtp().getPort(), database, "starttls")) {
            node.send(TO, "Ada");
            await().until(() -> node.mails().getFirst().get("attempts").equals(1));

            assertThat(node.mails().getFirst().get("last_error", String.class)).contains("STARTTLS");
            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void nobody_adds_a_header_or_markup_by_a_name() throws Exception {
        try (Node node = Node.sendingTo(server, database)) {
            node.send(TO, "Eve\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>");
            MimeMessage mail = arrived(1)[0];

            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getSubject())
                    .isEqualTo("Eve Bcc: victim@example.org <script>alert(1)</script> checks whether mail arrives");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .doesNotContain("<script")
                    .contains("&lt;script&gt;alert(1)");
            assertThat(server.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void what_is_old_is_deleted() {
        try (Node node = Node.start(database)) {
            node.send(TO, "Ada");
            node.send(TO, "Bob");
            node.get(DSLContext.class).execute("update mail set created_at = now() - interval '91 days' where id = 1");

            // As the recurring task does, which is there:
            assertThat(List.of(node.get(Scheduler.class).getScheduledExecutionsForTask("forget-mail")))
                    .isNotEmpty();
            node.get(MailQueries.class).deleteOlderThan(Instant.now().minus(Duration.ofDays(90)));

            assertThat(node.mails())
                    .singleElement()
                    .satisfies(m -> assertThat(m.get("subject", String.class)).startsWith("Bob"));
        }
    }

    private MimeMessage[] arrived(int letters) {
        await().atMost(Duration.ofSeconds(30)).until(() -> server.getReceivedMessages().length >= letters);
        return server.getReceivedMessages();
    }

    private static Duration dueIn(Node node) {
        return Duration.between(
                Instant.now(),
                node.get(Scheduler.class)
                        .getScheduledExecution(Delivery.of(1))
                        .orElseThrow()
                        .getExecutionTime());
    }

    private static String recipient(Message mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
