package dev.tessera;

import dev.tessera.account.Accounts;
import dev.tessera.account.ApiTokens;
import dev.tessera.organisation.Organisation;
import dev.tessera.plan.Calendars;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The running server with something to see of each kind, and somebody who may sign in. */
abstract class OverHttp {

    static final String PASSWORD = "amber ladder meadow";
    static final String ACCEPT = "text/html,application/json;q=0.9,*/*;q=0.8";

    @Autowired
    WebApplicationContext server;

    @Autowired
    Rest rest;

    @Autowired
    Given given;

    @Autowired
    Letters letters;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    DSLContext db;

    @Autowired
    Calendars calendars;

    String email;

    @Autowired
    private TestSuites suites;

    Trial trial;
    EveryAddress addresses;

    @BeforeEach
    void aSite() {
        email = Given.unique("basics") + "@example.org";
        accounts.create(email, "Basics", PASSWORD, null);
        Visitor asking = visitor();
        asking.fill("/sign-in/link", Map.of("email", email));
        String link = letters.newest(email).link();
        trial = given.trial("key,title\nA,First\n");
        Organisation organisation = given.organisation();
        Participant participant = given.participant(trial, organisation.id(), Given.unique("Product"), null);
        String specification = trial.specification().path();
        long test = suites.cases(
                        java.util.Objects.requireNonNull(trial.specification().revision()))
                .getFirst()
                .lineage();
        String feed = calendars.renew(given.coordinator().viewer(), null);
        addresses = new EveryAddress(
                server,
                Map.ofEntries(
                        Map.entry("family", given.familyOf(specification)),
                        Map.entry("trial", trial.slug()),
                        Map.entry("slug", trial.slug()),
                        Map.entry("specification", specification.substring(0, specification.indexOf('/'))),
                        Map.entry("version", "1.0"),
                        Map.entry("organisation", participant.organisationSlug()),
                        Map.entry("product", participant.productSlug()),
                        Map.entry("secret", link.substring(link.lastIndexOf('/') + 1)),
                        Map.entry("feed", feed.substring(feed.lastIndexOf('/') + 1, feed.lastIndexOf('.'))),
                        Map.entry("letter", "1"),
                        Map.entry("evidence", "1"),
                        Map.entry("number", "0"),
                        Map.entry("ending", "unknown"),
                        Map.entry(
                                "profile",
                                given.profile(specification, organisation).slug()),
                        Map.entry("test", Long.toString(test)),
                        Map.entry("lineage", Long.toString(test))));
    }

    final Visitor visitor() {
        return new Visitor(rest.port());
    }

    final Plainly.Answer open(String method, String path, boolean tls) {
        List<String> lines = new ArrayList<>(
                List.of(method + " " + path + " HTTP/1.1", "Host: localhost:" + rest.port(), "Accept: " + ACCEPT));
        if (tls) {
            lines.add("X-Forwarded-Proto: https");
            lines.add("X-Forwarded-For: 198.51.100.7");
        }
        if (method.equals("POST")) {
            lines.add("Content-Length: 0");
        }
        return Plainly.send(rest.port(), lines.toArray(String[]::new));
    }

    static boolean isProper(String path) {
        Supplier<URI> parsed = () -> URI.create(path);
        try {
            return parsed.get().getPath() != null && !path.startsWith("//");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
