package io.zhanggui.assistant.backend;

/** Hears a text while it is written. Called by one thread at a time; {@link #onComplete} comes exactly once, and last. */
public interface CompletionListener {

    /** More text. */
    void onText(String text);

    /** The backend failed after its first text: forget what was heard, another one starts anew. */
    void onRestart();

    /** The whole text. */
    void onComplete(Completion completion);
}
