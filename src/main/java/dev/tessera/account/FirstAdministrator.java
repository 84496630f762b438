package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A real deployment's first administrator: whoever reads its log, for nobody else can be asked yet. */
@Service
public class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Duration VALID = Duration.ofHours(24);

    private final Settings settings;
    private final PersonQueries people;
    private final OneTimeLinks links;
    private final LinkQueries queries;
    private final Registrations registrations;
    private final Audit audit;
    private final Clock clock;

    FirstAdministrator(
            Settings settings,
            PersonQueries people,
            OneTimeLinks links,
            LinkQueries queries,
            Registrations registrations,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.people = people;
        this.links = links;
        this.queries = queries;
        this.registrations = registrations;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    @Order(10)
    @Transactional
    void started(ApplicationReadyEvent event) {
        link().ifPresent(link -> log.info(
                "There is no administrator yet. Whoever opens this link within 24 hours becomes the first: {}", link));
    }

    /** A new link, which voids those before it; none where nobody is missing. */
    @Transactional
    Optional<String> link() {
        if (settings.demonstration() || people.anyAdministrator()) {
            return Optional.empty();
        }
        queries.revoke(LinkPurpose.FIRST_ADMINISTRATOR, null, clock.instant());
        return Optional.of(links.issue(LinkPurpose.FIRST_ADMINISTRATOR, null, null, null, null, VALID));
    }

    /** Makes the administrator; whoever reads the log is trusted to know their own address. */
    @Transactional
    public long finish(String secret, MailAddress address, String name, String password) {
        links.use(secret, LinkPurpose.FIRST_ADMINISTRATOR);
        if (people.anyAdministrator()) {
            throw Refusal.conflict("sign-in.administrator-exists");
        }
        String called = Registrations.name(name);
        long account = people.insert(
                        address.value(),
                        called,
                        registrations.hash(password, address.value(), called),
                        SiteRole.ADMINISTRATOR,
                        null,
                        clock.instant())
                .orElseThrow(() -> Refusal.conflict("sign-in.address-taken"));
        audit.changed(
                people.byId(account).orElseThrow().viewer(),
                "account.first-administrator",
                Thing.account(account),
                Map.of(),
                Map.of("siteRole", SiteRole.ADMINISTRATOR),
                null);
        return account;
    }
}
