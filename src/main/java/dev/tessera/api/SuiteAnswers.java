package dev.tessera.api;

import dev.tessera.common.Messages;
import dev.tessera.common.Sentence;
import dev.tessera.specification.Rename;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What putting a test suite answers. */
@Component
class SuiteAnswers {

    private final Messages messages;

    SuiteAnswers(Messages messages) {
        this.messages = messages;
    }

    /**
     * The answer.
     *
     * @param renames the pairs that are one test case under another key, taken or only offered
     */
    Map<String, Object> of(
            int revision,
            int added,
            int changed,
            int removed,
            List<Rename> renames,
            List<Sentence> remarks,
            Locale locale) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("revision", revision);
        answer.put("added", added);
        answer.put("changed", changed);
        answer.put("removed", removed);
        answer.put(
                "renames",
                renames.stream()
                        .map(r -> Map.of("from", r.from(), "to", r.to()))
                        .toList());
        answer.put(
                "remarks", remarks.stream().map(r -> messages.text(locale, r)).toList());
        return answer;
    }
}
