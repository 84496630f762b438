package dev.tessera.organisation;

import dev.tessera.common.Sentence;
import java.util.ArrayList;
import java.util.List;

/** What a merge did, or would do, sentence by sentence. */
public final class MergeReport {

    private final List<Sentence> sentences = new ArrayList<>();

    void say(Sentence sentence) {
        sentences.add(sentence);
    }

    public List<Sentence> sentences() {
        return List.copyOf(sentences);
    }
}
