package dev.tessera.evidence.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.tessera.common.Refusal;
import dev.tessera.evidence.Upload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Where files are dropped or chosen; the element in the browser, told at the top of its source, sends them itself. */
@Tag("evidence-drop")
@JsModule("context://../assets/evidence-drop.js")
class EvidenceDrop extends Component {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MEGABYTE = 1024 * 1024;

    /** Begins an upload in the name of whoever is signed in. */
    @FunctionalInterface
    interface Begin {
        Upload upload(String name, long size, boolean anew);
    }

    private final long largest;
    private final transient Begin begin;
    private final transient Function<Refusal, String> sentence;

    EvidenceDrop(long largest, Begin begin, Function<Refusal, String> sentence) {
        this.largest = largest;
        this.begin = begin;
        this.sentence = sentence;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .callJsFunction(
                        "setUp",
                        JSON.writeValueAsString(Map.of(
                                "label", getTranslation("evidence.add"),
                                "hint", getTranslation("evidence.drop", largest / MEGABYTE),
                                "largest", largest,
                                "words", words())));
    }

    /** What the element says while it sends; it puts a file's name in the place of {0}. */
    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("empty", getTranslation("evidence.empty", "{0}"));
        words.put("too-large", getTranslation("evidence.too-large-here", "{0}", "{1}"));
        words.put("waiting", getTranslation("evidence.waiting"));
        words.put("progress", getTranslation("evidence.progress", "{0}"));
        words.put("sent", getTranslation("evidence.sent", "{0}"));
        words.put("checking", getTranslation("evidence.checking"));
        words.put("paused", getTranslation("evidence.paused"));
        words.put("pause", getTranslation("evidence.pause"));
        words.put("pause-of", getTranslation("evidence.pause-of", "{0}"));
        words.put("resume", getTranslation("evidence.resume"));
        words.put("resume-of", getTranslation("evidence.resume-of", "{0}"));
        words.put("cancel", getTranslation("evidence.cancel"));
        words.put("cancel-of", getTranslation("evidence.cancel-of", "{0}"));
        words.put("done", getTranslation("evidence.done"));
        words.put("done-of", getTranslation("evidence.done-of", "{0}"));
        words.put("lost", getTranslation("evidence.lost"));
        words.put("lost-of", getTranslation("evidence.lost-of", "{0}"));
        words.put("broken", getTranslation("evidence.broken", "{0}"));
        words.put("dismiss", getTranslation("evidence.dismiss"));
        words.put("dismiss-of", getTranslation("evidence.dismiss-of", "{0}"));
        return words;
    }

    /** Called by the element for each file: an upload to go on with, or why there is none. */
    @ClientCallable
    String begin(String name, double size, boolean anew) {
        try {
            Upload upload = begin.upload(name, (long) size, anew);
            return JSON.writeValueAsString(Map.of(
                    "id", upload.id(),
                    "key", upload.key(),
                    "chunkSize", upload.chunkSize(),
                    "chunks", upload.chunks()));
        } catch (Refusal refusal) {
            return JSON.writeValueAsString(Map.of("refused", sentence.apply(refusal)));
        }
    }
}
