package dev.tessera.api;

import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.result.Entry;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a program of a participant says it saw, cell by cell. */
@RestController
class ReportApi {

    private static final long LONGEST_BODY = 8L << 20;
    private static final int MOST = 5_000;

    /**
     * One report, as it is sent.
     *
     * @param subject a participation's id, or its label in the matrix
     * @param id by which it is known if it is sent again
     */
    record Said(
            @Nullable String test,
            @Nullable String subject,
            @Nullable String peer,
            @Nullable Verdict verdict,
            @Nullable String reason,
            @Nullable String notes,
            @Nullable Instant observedAt,
            @Nullable UUID id) {}

    /** What is sent. */
    record Sent(@Nullable List<@Nullable Said> reports) {}

    private final Reports reports;
    private final Trials trials;
    private final TrialTests tests;
    private final CurrentViewer viewer;
    private final IdempotentWrites writes;
    private final JsonMapper json;

    ReportApi(
            Reports reports,
            Trials trials,
            TrialTests tests,
            CurrentViewer viewer,
            IdempotentWrites writes,
            JsonMapper json) {
        this.reports = reports;
        this.trials = trials;
        this.tests = tests;
        this.viewer = viewer;
        this.writes = writes;
        this.json = json;
    }

    @PostMapping("/api/v1/trials/{slug}/reports")
    ResponseEntity<byte[]> report(@PathVariable String slug, HttpServletRequest request) throws IOException {
        Viewer who = viewer.get();
        Trial trial = trials.see(who, slug);
        byte[] body = Body.read(request, LONGEST_BODY);
        return writes.once(who, request, body, () -> {
            List<Participant> participants = trials.participants(trial.id());
            List<Entry> entries = entries(sent(body), participants);
            return new IdempotentWrites.Answer(
                    HttpStatus.CREATED,
                    Map.of(
                            "recorded",
                            entries.size(),
                            "outcomes",
                            outcomes(trial, reports.record(who, slug, entries), participants)));
        });
    }

    private List<Said> sent(byte[] body) {
        List<Said> reported = new ArrayList<>();
        try {
            Sent sent = json.readValue(body, Sent.class);
            for (Said said : Objects.requireNonNullElse(sent == null ? null : sent.reports(), List.<Said>of())) {
                reported.add(said == null ? new Said(null, null, null, null, null, null, null, null) : said);
            }
        } catch (JacksonException e) {
            throw Refusal.invalid("api.json-unreadable", e.getOriginalMessage());
        }
        if (reported.isEmpty() || reported.size() > MOST) {
            throw Refusal.invalid("api.reports-number", reported.size(), MOST);
        }
        return reported;
    }

    private static List<Entry> entries(List<Said> reported, List<Participant> participants) {
        List<Entry> entries = new ArrayList<>(reported.size());
        Map<Integer, Refusal> objections = new LinkedHashMap<>();
        for (int i = 0; i < reported.size(); i++) {
            Said said = reported.get(i);
            try {
                entries.add(new Entry(
                        required("test", said.test()),
                        participation(required("subject", said.subject()), participants),
                        said.peer() == null ? null : participation(said.peer(), participants),
                        required("verdict", said.verdict()),
                        said.reason(),
                        said.notes(),
                        said.observedAt(),
                        said.id()));
            } catch (Refusal refusal) {
                objections.put(i, refusal);
            }
        }
        if (!objections.isEmpty()) {
            throw Reports.refused(reported.size(), objections);
        }
        return entries;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid("api.field-missing", field);
        }
        return value;
    }

    private static long participation(String named, List<Participant> participants) {
        return participants.stream()
                .filter(p -> p.label().equals(named) || Long.toString(p.id()).equals(named))
                .findFirst()
                .map(Participant::id)
                .orElseThrow(() -> Refusal.invalid("report.participant-unknown", named));
    }

    private List<Map<String, Object>> outcomes(Trial trial, List<Outcome> outcomes, List<Participant> participants) {
        Map<Long, String> keys = tests.cases(trial).stream().collect(Collectors.toMap(TestCase::id, TestCase::key));
        Map<Long, String> labels = participants.stream().collect(Collectors.toMap(Participant::id, Participant::label));
        Function<@Nullable Long, @Nullable String> label = id -> id == null ? null : labels.get(id);
        List<Map<String, Object>> answer = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("test", keys.get(outcome.testCase()));
            one.put("subject", label.apply(outcome.subject()));
            one.put("peer", label.apply(outcome.peer()));
            one.put("verdict", outcome.verdict().word());
            one.put("standing", outcome.standing().name().toLowerCase(java.util.Locale.ROOT));
            answer.add(one);
        }
        return answer;
    }
}
