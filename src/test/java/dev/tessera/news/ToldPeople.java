package dev.tessera.news;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.common.Messages;
import dev.tessera.common.PublicAddress;
import dev.tessera.live.Live;
import dev.tessera.mail.Mails;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A confidential trial of two organisations and their people, who are told of things. */
abstract class ToldPeople {

    static final String SUITE = "key,title,kind\nT1,First,conformance\n";

    @Autowired
    Given given;

    @Autowired
    Letters letters;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Trials trials;

    @Autowired
    Announcements announcements;

    @Autowired
    Inbox inbox;

    @Autowired
    NoticeChoices choices;

    @Autowired
    ChoiceQueries choiceQueries;

    @Autowired
    NotificationQueries queries;

    @Autowired
    NoticeRights rights;

    @Autowired
    Unsubscriptions unsubscriptions;

    @Autowired
    Privacy privacy;

    @Autowired
    DSLContext db;

    @Autowired
    Messages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext beans;

    Viewer coordinator;
    Organisation organisation;
    Organisation other;
    Viewer manager;
    Viewer member;
    Viewer rival;
    Trial trial;

    @BeforeEach
    void confidential_trial() {
        coordinator = given.coordinator().viewer();
        organisation = given.organisation();
        other = given.organisation();
        String specification = given.specification();
        given.suite(specification, SUITE);
        Trial made = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        given.participant(made, organisation.id(), Given.unique("Product"), null);
        trial = given.now(made);
        manager = person(organisation.id(), MembershipRole.MANAGER);
        member = person(organisation.id(), MembershipRole.MEMBER);
        rival = person(other.id(), MembershipRole.MANAGER);
    }

    final long announce(String title) {
        return announcements.write(
                coordinator, trial.slug(), AnnouncementAudience.EVERYBODY, new AnnouncementForm(title, "Text."));
    }

    final Notice notice(String key) {
        return Notice.of(NoticeKind.TRIAL_OPENED, trial, "", key);
    }

    final int tell(List<Long> to, Notice notice) {
        return tellAt(Instant.parse("2030-01-01T00:00:00Z"), to, notice);
    }

    /** As if it were another time; far from now, so that the server's own task has nothing to do with it. */
    final int tellAt(Instant now, List<Long> to, Notice notice) {
        Notifications notifications = new Notifications(
                queries,
                choiceQueries,
                rights,
                accounts,
                trials,
                beans.getBean(Live.class),
                Clock.fixed(now, ZoneOffset.UTC));
        return Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> notifications.tell(to, notice)));
    }

    final void lettersAt(Instant now) {
        new NewsLetters(
                        queries,
                        rights,
                        unsubscriptions,
                        accounts,
                        people,
                        trials,
                        beans.getBean(Mails.class),
                        beans.getBean(PublicAddress.class),
                        transactions,
                        Clock.fixed(now, ZoneOffset.UTC))
                .write();
    }

    final List<Letters.Read> mail(Viewer to) {
        return letters.all(people.find(id(to)).orElseThrow().email());
    }

    final List<String> says(Viewer viewer) {
        return inbox.page(viewer, trial.id(), 0, 100).stream()
                .map(t -> messages.text(Locale.ENGLISH, t.says()))
                .toList();
    }

    final Viewer person(long of, MembershipRole role) {
        Viewer somebody = somebody(null);
        memberships.join(id(somebody), of, role);
        return accounts.viewer(id(somebody)).orElseThrow();
    }

    final Viewer somebody(@org.jspecify.annotations.Nullable SiteRole role) {
        String name = Given.unique("reader");
        return accounts.viewer(accounts.create(name + "@example.org", name, "a password", role))
                .orElseThrow();
    }

    static long id(Viewer viewer) {
        return Objects.requireNonNull(viewer.account());
    }
}
