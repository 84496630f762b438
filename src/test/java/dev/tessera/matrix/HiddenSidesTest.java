package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.result.CellStories;
import dev.tessera.result.CellStory;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of a pair, a side sees what the other says once it has spoken itself, wherever it looks. */
@ServerTest
class HiddenSidesTest {

    private static final String PAIR = "pair";

    private final Given given;
    private final Reports reports;
    private final CellStories stories;
    private final Matrices matrices;
    private final RecordSheets sheets;
    private Viewer coordinator;
    private String specification;
    private Trial trial;
    private Participant tool;
    private Participant platform;
    private Viewer toolsMember;
    private Viewer platformsMember;

    @Autowired
    HiddenSidesTest(Given given, Reports reports, CellStories stories, Matrices matrices, RecordSheets sheets) {
        this.given = given;
        this.reports = reports;
        this.stories = stories;
        this.matrices = matrices;
        this.sheets = sheets;
    }

    @BeforeEach
    void twoThatMeet() {
        coordinator = given.coordinator().viewer();
        specification = given.specification("Tool", "Platform");
        given.suite(specification, """
                key,title,kind,roles
                pair,Two that meet,interoperability,Tool;Platform
                """);
        in(Visibility.CONFIDENTIAL);
    }

    private void in(Visibility visibility) {
        trial = given.trial(specification, TrialStatus.OPEN, visibility);
        tool = given.participant(trial, given.organisation().id(), Given.unique("Tool"), "Tool");
        platform = given.participant(trial, given.organisation().id(), Given.unique("Platform"), "Platform");
        trial = given.now(trial);
        toolsMember = given.member(tool.organisationId()).viewer();
        platformsMember = given.member(platform.organisationId()).viewer();
    }

    private void say(Viewer by, Verdict verdict) {
        reports.record(by, trial.slug(), PAIR, tool.id(), platform.id(), verdict, null, null);
    }

    private CellStory.Meeting story(Viewer viewer, Participant of) {
        return stories.story(viewer, trial, PAIR, of.id(), null).meetings().getFirst();
    }

    private char cell(Viewer viewer) {
        return matrices.matrix(viewer, trial).rows().getFirst().cell(0);
    }

    @Test
    void before_it_has_spoken_a_side_only_learns_that_the_other_has() {
        say(toolsMember, Verdict.FAILED);

        CellStory.Meeting hidden = story(platformsMember, platform);
        assertThat(hidden.hidden()).isEqualTo(Side.SUBJECT);
        assertThat(hidden.outcome()).isNull();
        assertThat(hidden.reports()).isEmpty();
        assertThat(cell(platformsMember)).isEqualTo('u');
        assertThat(matrices.pairs(platformsMember, trial, null)
                        .subjects()
                        .getFirst()
                        .tallies())
                .containsOnly(Tally.NONE);
        assertThat(matrices.pairs(platformsMember, trial, PAIR)
                        .subjects()
                        .getFirst()
                        .cells())
                .containsOnly('u');
        assertThat(new String(
                        sheets.sheet(platformsMember, trial, platform.id())
                                .rows()
                                .getFirst()
                                .cells(),
                        java.nio.charset.StandardCharsets.US_ASCII))
                .doesNotContain("f");
        assertThat(matrices.follow(platformsMember, trial)
                        .matrix()
                        .rows()
                        .getFirst()
                        .cell(0))
                .isEqualTo('u');
    }

    @Test
    void what_follows_a_matrix_does_not_tell_it_either() {
        String before = matrices.follow(platformsMember, trial).snapshot();
        say(toolsMember, Verdict.FAILED);
        assertThat(matrices.changes(platformsMember, trial, before)
                        .orElseThrow()
                        .delta()
                        .cells())
                .isEmpty();
        assertThat(matrices.changes(toolsMember, trial, before)
                        .orElseThrow()
                        .delta()
                        .cells())
                .extracting(MatrixDelta.Cell::letter)
                .containsExactly("f");
    }

    @Test
    void once_it_has_spoken_it_sees_both() {
        say(toolsMember, Verdict.FAILED);
        say(platformsMember, Verdict.PASSED);

        CellStory.Meeting met = story(platformsMember, platform);
        assertThat(met.hidden()).isNull();
        assertThat(met.reports()).hasSize(2);
        assertThat(cell(platformsMember)).isEqualTo('i');
        assertThat(matrices.matrix(platformsMember, trial).rows().getFirst().mark(0))
                .extracting(Mark::standing)
                .isEqualTo(Standing.DISPUTED);
        assertThat(matrices.pairs(platformsMember, trial, PAIR)
                        .subjects()
                        .getFirst()
                        .cells())
                .containsExactly('i');
    }

    @Test
    void whoever_spoke_and_whoever_runs_the_trial_see_it() {
        say(toolsMember, Verdict.FAILED);

        for (Viewer viewer : List.of(toolsMember, coordinator)) {
            assertThat(story(viewer, tool).reports()).hasSize(1);
            assertThat(cell(viewer)).isEqualTo('f');
        }
    }

    @Test
    void nothing_is_hidden_where_everybody_reads_the_live_matrix() {
        in(Visibility.OPEN);
        say(toolsMember, Verdict.FAILED);

        assertThat(story(platformsMember, platform).reports()).hasSize(1);
        assertThat(cell(platformsMember)).isEqualTo('f');
    }
}
