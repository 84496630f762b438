package dev.tessera.plan;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.AccountLeaving;
import dev.tessera.account.Accounts;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Messages;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calendars: of a trial for everybody, and of people and organisations at secret addresses. Of a secret only its digest
 * is kept; what it shows is what its owner may see when it is fetched.
 */
@Service
public class Calendars {

    private final FeedQueries queries;
    private final Schedules schedules;
    private final Trials trials;
    private final Accounts accounts;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Messages messages;
    private final PublicAddress address;
    private final Clock clock;

    Calendars(
            FeedQueries queries,
            Schedules schedules,
            Trials trials,
            Accounts accounts,
            AccessPolicy policy,
            Audit audit,
            Messages messages,
            PublicAddress address,
            Clock clock) {
        this.queries = queries;
        this.schedules = schedules;
        this.trials = trials;
        this.accounts = accounts;
        this.policy = policy;
        this.audit = audit;
        this.messages = messages;
        this.address = address;
        this.clock = clock;
    }

    /** A trial's phases for those who may know of it and, for those who may look into it, its meetings. */
    public byte[] ofTrial(Viewer viewer, String slug, Locale locale) {
        Trial trial = trials.know(viewer, slug);
        CalendarText text = new CalendarText(messages, locale, address.base(), trial.title());
        text.phases(trial);
        if (policy.maySee(viewer, trial.scope())) {
            text.meetings(schedules.of(trial), m -> true);
        }
        return text.bytes();
    }

    /** The calendar behind a secret; not found where there is none any more. */
    public byte[] behind(String secret, Locale locale) {
        FeedQueries.Owner owner = queries.find(Secret.digest(secret)).orElseThrow(Calendars::none);
        Viewer viewer = accounts.viewer(owner.account()).orElseThrow(Calendars::none);
        Long organisation = owner.organisation();
        if (organisation != null && !viewer.organisations().contains(organisation)) {
            throw none();
        }
        Set<Long> whose = organisation == null ? viewer.organisations() : Set.of(organisation);
        CalendarText text = new CalendarText(messages, locale, address.base(), messages.text(locale, "calendar.title"));
        for (Trial trial : trials.visibleTo(viewer)) {
            boolean takesPart = trial.organisations().stream().anyMatch(whose::contains);
            boolean reviews = organisation == null && viewer.reviews().contains(trial.id());
            if (takesPart || reviews) {
                text.phases(trial);
            }
            if (takesPart) {
                Schedule schedule = schedules.of(trial);
                text.meetings(schedule, m -> schedule.isOf(m, whose));
            }
        }
        return text.bytes();
    }

    private static Refusal none() {
        return Refusal.notFound("calendar.unknown");
    }

    /** The viewer's secret addresses; of organisations that they have left, none. */
    public List<CalendarFeed> mine(Viewer viewer) {
        return queries.of(policy.requirePerson(viewer)).stream()
                .filter(f -> f.organisation() == null || viewer.organisations().contains(f.organisation()))
                .toList();
    }

    /**
     * A new secret address of the viewer's calendar, or of their organisation's; the one before is none any more.
     *
     * @return the address, which is shown once
     */
    @Transactional
    public String renew(Viewer viewer, @Nullable Long organisation) {
        long account = policy.requirePerson(viewer);
        if (organisation != null && !viewer.organisations().contains(organisation)) {
            throw Refusal.forbidden("access.members-only");
        }
        String secret = Secret.random();
        queries.put(
                account, organisation, Secret.digest(secret), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.done(viewer, "calendar.renewed", Thing.account(account), null);
        return address.base() + "/calendars/" + secret + ".ics";
    }

    /** A secret address leads nowhere any more. */
    @Transactional
    public void revoke(Viewer viewer, long feed) {
        long account = policy.requirePerson(viewer);
        if (!queries.remove(account, feed)) {
            throw none();
        }
        audit.done(viewer, "calendar.revoked", Thing.account(account), null);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(AccountLeaving leaving) {
        Long account = leaving.viewer().account();
        if (account != null) {
            queries.removeAll(account);
        }
    }
}
