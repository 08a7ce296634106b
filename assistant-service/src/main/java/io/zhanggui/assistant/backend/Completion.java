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

    /** Tokens as the provider counted them; 0 where it did not say, and for the offline backend. */
    public record Usage(int inputTokens, int outputTokens) {

        public static final Usage NONE = new Usage(0, 0);
    }
}
