package io.zhanggui.assistant.backend;

/**
 * What a backend wrote.
 *
 * @param backend its configured name; {@link #OFFLINE} where no model took part
 */
public record Completion(String text, String backend, Usage usage) {

    /** Name of the backend that stands last in every chain. */
    public static final String OFFLINE = "offline";

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
