package dev.tessera.discussion;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.markdown.Markdown;
import dev.tessera.result.CellKey;
import dev.tessera.result.Reports;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is written about a cell: by the people of its sides, the trial's reviewers and coordinators, in person, as long
 * as the trial takes reports; to be read by the same for good.
 */
@Service
public class Discussions {

    /** A comment is not longer than this. */
    public static final int LONGEST = 10_000;
    /** How long whoever wrote a comment can correct it. */
    public static final Duration CORRECTABLE = Duration.ofMinutes(15);

    private static final int MOST_A_MINUTE = 30;
    private static final int MOST_MENTIONED = 20;
    private static final int MOST_OFFERED = 6;
    private static final int LOOKED_AT = 50;

    private final CommentQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final Reports reports;
    private final Accounts accounts;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final Clock clock;

    Discussions(
            CommentQueries queries,
            Trials trials,
            TrialTests tests,
            Reports reports,
            Accounts accounts,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.reports = reports;
        this.accounts = accounts;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** What was written about a cell, as far as the viewer may read it. */
    @Transactional(readOnly = true)
    public Discussion of(Viewer viewer, CellKey key) {
        Cell cell = cell(viewer, key);
        long me = policy.requirePerson(viewer);
        boolean mayWrite = cell.trial().status().takesReports() && cell.writes(policy, viewer) != null;
        List<CommentQueries.Stored> all = queries.of(key);
        Map<Long, Map<Long, String>> named =
                queries.named(all.stream().map(CommentQueries.Stored::id).toList());
        Instant now = clock.instant();
        List<Comment> shown = all.stream()
                .filter(c -> cell.shows(policy, viewer, c.voice()))
                .map(c -> comment(c, cell, named.getOrDefault(c.id(), Map.of()), viewer, me, mayWrite, now))
                .toList();
        return new Discussion(shown, shown.size() < all.size(), mayWrite);
    }

    private Comment comment(
            CommentQueries.Stored stored,
            Cell cell,
            Map<Long, String> named,
            Viewer viewer,
            long me,
            boolean mayWrite,
            Instant now) {
        Participant side = cell.side(stored.voice());
        boolean stands = stored.withdrawnAt() == null;
        boolean mine = stored.account() == me;
        return new Comment(
                stored.id(),
                stored.author(),
                stored.voice(),
                side == null ? null : side.organisation(),
                stands ? stored.text() : "",
                named,
                stored.writtenAt(),
                stored.correctedAt(),
                stored.withdrawnAt() == null ? null : new Comment.Withdrawn(stored.withdrawer(), stored.withdrawnAt()),
                stored.version(),
                stands && mine && mayWrite && isFresh(stored, now),
                stands && mayWithdraw(viewer, cell, mine));
    }

    private static boolean isFresh(CommentQueries.Stored stored, Instant now) {
        return !now.isAfter(stored.writtenAt().plus(CORRECTABLE));
    }

    /** Whoever wrote it, as long as anything is written; whoever runs the trial, always. */
    private boolean mayWithdraw(Viewer viewer, Cell cell, boolean mine) {
        return (mine && cell.trial().status().takesReports())
                || (viewer.inPerson()
                        && policy.mayCoordinate(viewer, cell.trial().scope()));
    }

    /**
     * Writes about a cell, and tells those whom it names and those who take part in its discussion.
     *
     * @return the comment's id
     */
    @Transactional
    public long write(Viewer viewer, CellKey key, String text) {
        Cell cell = cell(viewer, key);
        long me = policy.requirePerson(viewer);
        Voice voice = requireVoice(viewer, cell);
        String written = checked(text);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (queries.writtenSince(me, now.minus(Duration.ofMinutes(1))) >= MOST_A_MINUTE) {
            throw Refusal.conflict("discussion.too-many", MOST_A_MINUTE);
        }
        List<Viewer> named = named(cell, written);
        long id = queries.insert(key, me, voice, written, now);
        queries.mention(id, accounts(named));
        audit.done(viewer, "comment.written", thing(id, cell, voice), null);
        tell(cell, id, voice, me, named, others(cell, named));
        live.changed(address(key));
        return id;
    }

    /**
     * Puts another text in the place of one that the viewer wrote within the last {@linkplain #CORRECTABLE minutes}; the
     * earlier one is kept.
     *
     * @param version of the comment that was corrected
     */
    @Transactional
    public void correct(Viewer viewer, long comment, int version, String text) {
        CommentQueries.Stored stored = stored(comment);
        Cell cell = cell(viewer, stored.cell());
        long me = policy.requirePerson(viewer);
        requireVoice(viewer, cell);
        if (stored.account() != me) {
            throw cell.shows(policy, viewer, stored.voice())
                    ? Refusal.forbidden("discussion.not-yours")
                    : Refusal.notFound("discussion.unknown");
        }
        String written = checked(text);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!isFresh(stored, now)) {
            throw Refusal.conflict("discussion.too-late", CORRECTABLE.toMinutes());
        }
        if (written.equals(stored.text()) && stored.withdrawnAt() == null) {
            return;
        }
        List<Viewer> named = named(cell, written);
        if (!queries.correct(comment, version, written, now)) {
            throw Refusal.conflict("discussion.changed-meanwhile");
        }
        queries.mention(comment, accounts(named));
        audit.done(viewer, "comment.corrected", thing(comment, cell, stored.voice()), null);
        tell(cell, comment, stored.voice(), me, named, List.of());
        live.changed(address(stored.cell()));
    }

    /** Takes back a comment: one's own, or anybody's for whoever runs the trial. Its place stays. */
    @Transactional
    public void withdraw(Viewer viewer, long comment) {
        CommentQueries.Stored stored = stored(comment);
        Cell cell = cell(viewer, stored.cell());
        long me = policy.requirePerson(viewer);
        if (!cell.shows(policy, viewer, stored.voice())) {
            throw Refusal.notFound("discussion.unknown");
        }
        if (!mayWithdraw(viewer, cell, stored.account() == me)) {
            throw stored.account() == me
                    ? Refusal.conflict("discussion.closed")
                    : Refusal.forbidden("discussion.not-yours");
        }
        if (queries.withdraw(comment, me, clock.instant())) {
            audit.done(viewer, "comment.withdrawn", thing(comment, cell, stored.voice()), null);
            live.changed(address(stored.cell()));
        }
    }

    /** Those who may read the discussion of a cell and in whose name there is a text: the first few of them. */
    @Transactional(readOnly = true)
    public List<Reader> readers(Viewer viewer, CellKey key, String text) {
        Cell cell = cell(viewer, key);
        return readers(cell, queries.called(key.trial(), cell.organisations(), text.strip(), LOOKED_AT)).stream()
                .limit(MOST_OFFERED)
                .toList();
    }

    /** How a text will look about this cell; nothing is stored. */
    @Transactional(readOnly = true)
    public String preview(Viewer viewer, CellKey key, String text) {
        Cell cell = cell(viewer, key);
        Map<Long, String> names = readers(
                        cell,
                        Markdown.people(text).stream().limit(MOST_MENTIONED).toList())
                .stream()
                .collect(Collectors.toMap(Reader::account, Reader::name));
        return Markdown.html(text.length() > LONGEST ? text.substring(0, LONGEST) : text, names::get);
    }

    /** Runs something whenever the discussion of a cell has changed, on this node or another. */
    public Live.Subscription follow(CellKey cell, Runnable changed) {
        return live.follow(address(cell), changed);
    }

    private static String address(CellKey cell) {
        return "cell/" + cell.trial() + "/" + cell.testCase() + "/" + cell.subject() + "/"
                + (cell.peer() == null ? "" : cell.peer());
    }

    /** A cell whose discussion the viewer may read; not found where they may not know of the cell. */
    private Cell cell(Viewer viewer, CellKey key) {
        Trial trial = trials.byId(key.trial())
                .filter(t -> policy.maySee(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("discussion.unknown"));
        Map<Long, Participant> participants =
                trials.participants(trial.id()).stream().collect(Collectors.toMap(Participant::id, p -> p));
        Participant subject = participants.get(key.subject());
        Participant peer = key.peer() == null ? null : participants.get(key.peer());
        TestCase test = tests.cases(trial).stream()
                .filter(c -> c.id() == key.testCase())
                .filter(c -> (c.kind() == TestKind.INTEROPERABILITY) == (key.peer() != null))
                .findFirst()
                .orElse(null);
        if (subject == null || test == null || (peer == null && key.peer() != null)) {
            throw Refusal.notFound("discussion.unknown");
        }
        Cell cell = new Cell(
                key,
                trial,
                test,
                subject,
                peer,
                reports.outcome(trial.id(), test.id(), subject.id(), key.peer()).orElse(null));
        if (!policy.mayDiscuss(viewer, trial.scope(), cell.organisations())) {
            throw cell.organisations().stream().anyMatch(o -> policy.maySeeResultsOf(viewer, trial.scope(), o))
                    ? Refusal.forbidden(viewer.token() == null ? "discussion.not-a-side" : "access.in-person-only")
                    : Refusal.notFound("discussion.unknown");
        }
        return cell;
    }

    private CommentQueries.Stored stored(long comment) {
        return queries.byId(comment).orElseThrow(() -> Refusal.notFound("discussion.unknown"));
    }

    private Voice requireVoice(Viewer viewer, Cell cell) {
        if (!cell.trial().status().takesReports()) {
            throw Refusal.conflict("discussion.closed");
        }
        Voice voice = cell.writes(policy, viewer);
        if (voice == null) {
            throw Refusal.forbidden("discussion.left");
        }
        return voice;
    }

    private static String checked(String text) {
        String written = text.replace("\u0000", "").strip();
        if (written.isEmpty()) {
            throw Refusal.invalid("discussion.empty");
        }
        if (written.length() > LONGEST) {
            throw Refusal.invalid("discussion.too-long", LONGEST);
        }
        return written;
    }

    /** Whom a text names; refused where one of them may not read it. */
    private List<Viewer> named(Cell cell, String text) {
        Set<Long> people = Markdown.people(text);
        if (people.size() > MOST_MENTIONED) {
            throw Refusal.invalid("discussion.too-many-mentions", MOST_MENTIONED);
        }
        List<Viewer> named = accounts.viewers(people);
        // Whoever has left since is nobody to be told.
        if (named.stream().anyMatch(v -> !policy.mayDiscuss(v, cell.trial().scope(), cell.organisations()))) {
            throw Refusal.invalid("discussion.cannot-read-it");
        }
        return named;
    }

    /** Who wrote about the cell or reported on it for a side, and is not named. */
    private List<Viewer> others(Cell cell, List<Viewer> named) {
        Set<Long> writers = queries.writers(cell.key());
        Set<Long> people = new LinkedHashSet<>(writers);
        people.addAll(queries.reporters(cell.key()));
        people.removeAll(accounts(named));
        return accounts.viewers(people).stream()
                .filter(v -> policy.mayDiscuss(v, cell.trial().scope(), cell.organisations()))
                .filter(v -> cell.voice(v).isSide() || writers.contains(v.account()))
                .toList();
    }

    private void tell(Cell cell, long comment, Voice voice, long me, List<Viewer> named, List<Viewer> others) {
        events.publishEvent(new CommentWritten(
                cell.trial().id(),
                cell.path(),
                cell.test().key(),
                comment,
                told(cell, voice, me, named),
                told(cell, voice, me, others)));
    }

    /** Never the author, and nobody to whom it does not show yet. */
    private List<Reader> told(Cell cell, Voice voice, long me, List<Viewer> people) {
        return people.stream()
                .filter(v -> v.account() != null && v.account() != me)
                .filter(v -> cell.shows(policy, v, voice))
                .map(v -> reader(cell, v))
                .toList();
    }

    private List<Reader> readers(Cell cell, Collection<Long> people) {
        List<Long> order = new ArrayList<>(people);
        return accounts.viewers(people).stream()
                .filter(v -> policy.mayDiscuss(v, cell.trial().scope(), cell.organisations()))
                .map(v -> reader(cell, v))
                .sorted(java.util.Comparator.comparingInt(r -> order.indexOf(r.account())))
                .toList();
    }

    private static Reader reader(Cell cell, Viewer viewer) {
        Voice voice = cell.voice(viewer);
        Participant side = cell.side(voice);
        return new Reader(
                Objects.requireNonNull(viewer.account()),
                viewer.name(),
                voice,
                side == null ? null : side.organisationId(),
                side == null ? null : side.organisation());
    }

    private static List<Long> accounts(List<Viewer> people) {
        return people.stream().map(v -> Objects.requireNonNull(v.account())).toList();
    }

    private static Thing thing(long id, Cell cell, Voice voice) {
        @Nullable Participant side = cell.side(voice);
        return new Thing(
                ThingKind.COMMENT,
                id,
                cell.test().key(),
                side == null ? null : side.organisationId(),
                cell.trial().id());
    }
}
