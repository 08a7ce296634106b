package io.zhanggui.assistant.backend;

/**
 * What a backend wrote.
 *
 * @param backend its configured name; {@link #OFFLINE} where no model took part
 */
public record Completion(String text, String backend, Usage usage, Ending ending) {

    /** Name of the backend that stands last in every chain. */
    public static final String OFFLINE = "offline";

    /** How the text ends. */
    public enum Ending {
        /** Where it was meant to. */
        WHOLE,
        /** Where the model came to its limit of length, perhaps within a sentence. */
        CUT,
        /** There is none: offline, which stands last, has failed. */
        MISSING
    }

    /** A whole text. */
    public Completion(String text, String backend, Usage usage) {
        this(text, backend, usage, Ending.WHOLE);
    }

    /** No text at all. */
    static Completion missing() {
        return new Completion("", OFFLINE, Usage.NONE, Ending.MISSING);
    }

    /** Whether no model took part. */
    public boolean offline() {
        return backend.equals(OFFLINE);
    }

    /**
     * Tokens as the provider counted them; 0 where it did not say, and for the offline backend.
     *
     * @param cachedInputTokens how many of the input tokens the provider had in its cache
     */
    public record Usage(int inputTokens, int outputTokens, int cachedInputTokens) {

        public static final Usage NONE = new Usage(0, 0);

        /** Tokens of which none came out of a cache. */
        public Usage(int inputTokens, int outputTokens) {
            this(inputTokens, outputTokens, 0);
        }
    }
}
