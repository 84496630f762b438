package dev.tessera.common;

import java.util.List;

/** A request that is not carried out, with a sentence that says why and what to do. Nothing of it was stored. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is the matter, in the terms that an HTTP status has a number for. */
    public enum Kind {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        TOO_LARGE,
        UNSUPPORTED_TYPE
    }

    private final Kind kind;
    private final transient Sentence sentence;
    private final transient List<Fault> faults;

    private Refusal(Kind kind, Sentence sentence, List<Fault> faults) {
        super(sentence.key() + " " + sentence.args());
        this.kind = kind;
        this.sentence = sentence;
        this.faults = List.copyOf(faults);
    }

    private Refusal(Kind kind, Sentence sentence) {
        this(kind, sentence, List.of());
    }

    /** What was sent is wrong in itself. */
    public static Refusal invalid(String key, Object... args) {
        return new Refusal(Kind.INVALID, Sentence.of(key, args));
    }

    /** A file with several things wrong in it, each with its place. */
    public static Refusal invalid(List<Fault> faults, String key, Object... args) {
        return new Refusal(Kind.INVALID, Sentence.of(key, args), faults);
    }

    /** Whoever asks may know of the thing, and may not do this to it. */
    public static Refusal forbidden(String key, Object... args) {
        return new Refusal(Kind.FORBIDDEN, Sentence.of(key, args));
    }

    /** There is no such thing, or none that whoever asks may know of: both read the same. */
    public static Refusal notFound(String key, Object... args) {
        return new Refusal(Kind.NOT_FOUND, Sentence.of(key, args));
    }

    /** Right in itself, and not possible in the state that the thing is in now. */
    public static Refusal conflict(String key, Object... args) {
        return new Refusal(Kind.CONFLICT, Sentence.of(key, args));
    }

    /** More than the configured limit. */
    public static Refusal tooLarge(String key, Object... args) {
        return new Refusal(Kind.TOO_LARGE, Sentence.of(key, args));
    }

    /** A format that is not read here. */
    public static Refusal unsupportedType(String key, Object... args) {
        return new Refusal(Kind.UNSUPPORTED_TYPE, Sentence.of(key, args));
    }

    public Kind kind() {
        return kind;
    }

    public Sentence sentence() {
        return sentence;
    }

    /** What is wrong, place by place, where the request was a file. */
    public List<Fault> faults() {
        return faults;
    }
}
