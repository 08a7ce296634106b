package io.zhanggui.assistant.support;

/** Hears an answer while it comes to be. Called by one thread at a time. */
interface AnswerListener {

    /** Hears nothing, and never leaves. */
    AnswerListener SILENT = new AnswerListener() {
        @Override
        public void delta(String text) {}

        @Override
        public void restart(String reason) {}

        @Override
        public void whenGone(Runnable leave) {}
    };

    /** More of the answer. */
    void delta(String text);

    /**
     * What was heard is void, the answer begins anew.
     *
     * @param reason {@code backend_failed}, {@code unsupported_claim}
     */
    void restart(String reason);

    /** What to do when nobody listens any more; at once if that is so already. */
    void whenGone(Runnable leave);
}
