package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.ibm.icu.text.MessageFormat;
import dev.tessera.access.MembershipRole;
import dev.tessera.audit.ThingKind;
import dev.tessera.board.PhaseDue;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.SuiteFormat;
import dev.tessera.matrix.ChangeKind;
import dev.tessera.news.AnnouncementAudience;
import dev.tessera.news.NoticeDelivery;
import dev.tessera.news.NoticeGroup;
import dev.tessera.news.NoticeKind;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.profile.ProfileKind;
import dev.tessera.profile.ProfileSelection;
import dev.tessera.result.Decision;
import dev.tessera.result.Reason;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.review.AppealState;
import dev.tessera.review.ItemKind;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.RelationKind;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.TrialKind;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the sources say by a key is in the message file, and can be said. */
class MessageKeysTest {

    /** What a coordinator moves a trial to. */
    private static final List<String> MOVES =
            List.of("announced", "open", "reviewing", "published", "archived", "cancelled");

    /** Keys that end on a constant's word: what may follow each beginning. */
    private static final Map<String, List<String>> CONTINUED = Map.ofEntries(
            Map.entry("matrix.past.change.", words(ChangeKind.values())),
            Map.entry("verdict.", words(Verdict.values())),
            Map.entry("standing.", words(Standing.values())),
            Map.entry("reason.", Reason.USUAL),
            Map.entry("obligation.", words(Obligation.values())),
            Map.entry("test.kind.", words(TestKind.values())),
            Map.entry("profile.kind.", words(ProfileKind.values())),
            Map.entry("profile.selection.", words(ProfileSelection.values())),
            Map.entry("profile.shown.", List.of("in", "out", "changed", "all")),
            Map.entry("specification.part.", List.of("facts", "test_suite", "profiles", "legend", "history")),
            Map.entry("specification.status.", words(SpecificationStatus.values())),
            Map.entry(
                    "specification.field.",
                    List.of(
                            "name",
                            "specificationName",
                            "family",
                            "description",
                            "status",
                            "issued",
                            "roles",
                            "url",
                            "note",
                            "source",
                            "editor",
                            "dates",
                            "links",
                            "relations")),
            Map.entry(
                    "specification.relation.",
                    Arrays.stream(RelationKind.values())
                            .map(k -> k.name().toLowerCase(Locale.ROOT))
                            .flatMap(k -> Stream.of(k, k + "-backwards"))
                            .toList()),
            Map.entry("family.field.", List.of("name", "description")),
            Map.entry("trial.status.", words(TrialStatus.values())),
            Map.entry("trial.visibility.", words(Visibility.values())),
            Map.entry("plan.", List.of("table", "remote-room")),
            Map.entry("plan.obstacle.", List.of("past", "absent", "busy", "rests", "no-table", "no-room")),
            Map.entry(
                    "calendar.phase.",
                    List.of(
                            "registration-opens",
                            "registration-closes",
                            "opens",
                            "closes",
                            "review-closes",
                            "publishes")),
            Map.entry(
                    "trial.part.",
                    List.of(
                            "matrix",
                            "participants",
                            "record",
                            "news",
                            "plan",
                            "meetings",
                            "board",
                            "review",
                            "rounds",
                            "join",
                            "setup",
                            "import",
                            "history")),
            Map.entry("board.figure.", List.of("run", "passed", "agreed", "disputed", "waiting", "participants")),
            Map.entry("board.of.", List.of("run", "passed", "agreed", "disputed", "waiting")),
            Map.entry("board.participants.", words(ParticipationStatus.values())),
            Map.entry(
                    "phase.",
                    Arrays.stream(PhaseDue.Kind.values())
                            .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList()),
            Map.entry(
                    "to-do.",
                    List.of("returned", "disputed", "to-answer", "registration", "to-report", "meetings", "deadlines")),
            Map.entry(
                    "to-do.joining.",
                    Stream.concat(Stream.of("invited"), words(ParticipationStatus.values()).stream())
                            .toList()),
            Map.entry("trial.kind.", words(TrialKind.values())),
            Map.entry("trial.open-to.", words(Affiliation.values())),
            Map.entry("trial.move.", MOVES),
            Map.entry("trial.move-text.", MOVES),
            Map.entry("trial.moved-to.", MOVES),
            Map.entry("wizard.step.", List.of("what", "when", "who", "rules", "check")),
            Map.entry("account.part.", List.of("profile", "security", "tokens", "notices", "history")),
            Map.entry("security.method.", List.of("password", "mail-link", "passkey", "openid-connect")),
            Map.entry("member.role.", words(MembershipRole.values())),
            Map.entry("story.stale.", List.of("changed", "removed")),
            Map.entry(
                    "test-case.column.",
                    List.of("trial", "passed", "failed", "inconclusive", "inapplicable", "untested", "disputed")),
            Map.entry("site-role.", List.of("none", "coordinator", "administrator")),
            Map.entry(
                    "thing-kind.",
                    Arrays.stream(ThingKind.values())
                            .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList()),
            // each operation is looked for where it is done
            Map.entry("audit.", List.of()),
            Map.entry("organisation.kind.", words(OrganisationKind.values())),
            Map.entry("organisation.affiliation.", words(Affiliation.values())),
            Map.entry("organisation.status.", words(OrganisationStatus.values())),
            Map.entry("organisation.part.", List.of("profile", "products", "members", "history")),
            Map.entry("discussion.voice.", List.of("reviewer", "coordinator")),
            Map.entry("participation.status.", words(ParticipationStatus.values())),
            Map.entry("notice.", words(NoticeKind.values())),
            Map.entry("review.kind.", words(ItemKind.values())),
            Map.entry("review.story.", words(Decision.values())),
            Map.entry("review.first.", words(Decision.values())),
            Map.entry(
                    "review.done.",
                    Stream.concat(words(Decision.values()).stream(), Stream.of("first"))
                            .toList()),
            Map.entry("review.key.", List.of("move", "verify", "overrule", "return", "uphold", "claim", "mark")),
            Map.entry("appeal.story.", words(AppealState.values())),
            Map.entry("announcement.for.", words(AnnouncementAudience.values())),
            Map.entry("choices.about.", words(NoticeGroup.values())),
            Map.entry("choices.delivery.", words(NoticeDelivery.values())),
            Map.entry("import.phase.", words(Progress.Phase.values())),
            Map.entry("suite.part.", words(TestCaseText.Part.values())),
            Map.entry("suite.tool.", List.of("add", "up", "down", "prose", "remove", "undo")),
            Map.entry("suite.state.", List.of("draft", "released", "frozen")),
            Map.entry("suite.format.", words(SuiteFormat.values())),
            Map.entry("suite.change.", List.of("added", "changed", "removed")),
            Map.entry("import.created.", List.of("organisation", "product", "participation")));

    /** A text that is handed over as a key, whatever it looks like. */
    private static final Pattern CALL =
            Pattern.compile("(?:getTranslation|Sentence\\.of|Refusal\\.\\w+)\\(\\s*(?:faults,\\s*)?\"([^\"]*)\"");

    /** A text that looks like a key. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.(?:[a-z0-9_-]+\\.)*[a-z0-9_-]*)\"");

    /** A letter's name, and whether it has no link. */
    private static final Pattern LETTER = Pattern.compile(
            "(?:Letter\\.of|\\.letter)\\(" + "[^\";]*(?:\"([a-z0-9-]+)\" : )?\"([a-z0-9-]+)\",\\s*(null\\b)?");

    private static final Set<String> FILE_ENDINGS =
            Set.of("csv", "js", "css", "json", "svg", "html", "lock", "pid", "png");

    private static final Properties MESSAGES = messages();
    private static final Set<String> KEYS = MESSAGES.stringPropertyNames();

    @Test
    void every_key_in_the_sources_is_in_the_file() {
        Set<String> areas = KEYS.stream().map(k -> k.split("\\.", 2)[0]).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            String text = read(source);
            Stream.concat(
                            CALL.matcher(text).results().map(m -> m.group(1)),
                            LITERAL.matcher(text)
                                    .results()
                                    .map((MatchResult m) -> m.group(1))
                                    .filter(k -> areas.contains(k.split("\\.", 2)[0]))
                                    .filter(k -> !FILE_ENDINGS.contains(k.substring(k.lastIndexOf('.') + 1))))
                    // what the pages put before every key
                    .filter(k -> !k.equals("site."))
                    // what is before every letter's name, and the settings of the mail library
                    .filter(k -> !k.equals("mail.") && !k.startsWith("mail.smtp."))
                    .flatMap(MessageKeysTest::continued)
                    // what was done is said in a phrase of the audit's
                    .filter(k -> !KEYS.contains("audit." + k))
                    .filter(k -> !KEYS.contains(k) && !(isOfThePages(source) && KEYS.contains("site." + k)))
                    .forEach(k -> missing.add(k + " in " + source));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void every_letter_has_its_words() {
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            for (MatchResult letter : LETTER.matcher(read(source)).results().toList()) {
                List<String> parts =
                        letter.group(3) == null ? List.of("subject", "text", "action") : List.of("subject", "text");
                Stream.of(letter.group(1), letter.group(2))
                        .filter(Objects::nonNull)
                        .flatMap(name -> parts.stream().map(part -> "mail." + name + "." + part))
                        .filter(k -> !KEYS.contains(k))
                        .forEach(k -> missing.add(k + " in " + source));
            }
        }

        assertThat(missing).isEmpty();
    }

    /** The public pages name their keys without the area that all of them have. */
    private static boolean isOfThePages(Path source) {
        return source.toString().endsWith(".jte") || source.getParent().endsWith("site");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void every_text_is_a_pattern_that_icu_reads(String key) {
        assertThatNoException().isThrownBy(() -> new MessageFormat(MESSAGES.getProperty(key), Locale.ENGLISH));
    }

    static Set<String> keys() {
        return new TreeSet<>(KEYS);
    }

    private static Stream<String> continued(String key) {
        if (!key.endsWith(".")) {
            return Stream.of(key);
        }
        return CONTINUED.getOrDefault(key, List.of("<what follows is not in this test's list>")).stream()
                .map(word -> key + word);
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(
                            f -> f.toString().endsWith(".java") || f.toString().endsWith(".jte"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages() {
        Properties messages = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(in);
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
