package dev.tessera.api;

import dev.tessera.common.Messages;
import dev.tessera.exchange.ImportResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an import answers: counts, and every line that was not taken in the caller's language. */
@Component
class ImportAnswers {

    private final Messages messages;

    ImportAnswers(Messages messages) {
        this.messages = messages;
    }

    Map<String, Object> of(ImportResult result, Locale locale) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", result.dryRun());
        answer.put("recorded", result.recorded());
        answer.put("unchanged", result.unchanged());
        answer.put("superseded", result.superseded());
        answer.put(
                "rejected",
                result.rejected().stream()
                        .map(r -> Map.of(
                                "where", messages.text(locale, r.where()),
                                "subject", r.subject(),
                                "test", r.test(),
                                "reason", messages.text(locale, r.reason())))
                        .toList());
        answer.put("created", result.created());
        answer.put(
                "contradictions",
                result.contradictions().stream()
                        .map(c -> contradiction(c, locale))
                        .toList());
        answer.put(
                "remarks",
                result.remarks().stream().map(r -> messages.text(locale, r)).toList());
        return answer;
    }

    private Map<String, Object> contradiction(ImportResult.Contradiction c, Locale locale) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("subject", c.subject());
        pair.put("test", c.test());
        pair.put("said", List.of(said(c.first(), locale), said(c.second(), locale)));
        pair.put("stands", c.stands().word());
        return pair;
    }

    private Map<String, Object> said(ImportResult.Said said, Locale locale) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("where", messages.text(locale, said.where()));
        one.put("verdict", said.verdict().word());
        one.put("date", said.date() == null ? null : said.date().toString());
        return one;
    }
}
