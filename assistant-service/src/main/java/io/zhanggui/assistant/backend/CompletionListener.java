package io.zhanggui.assistant.backend;

/**
 * Hears a text while it is written. Called by one thread; {@link #onComplete} comes exactly once, and last.
 *
 * <p>Once the call is closed nothing more is said, {@link #onComplete} included; only a word that was being said on closing
 * may still end. A listener that throws has left: its call is closed. It may block; that time is no provider's fault, but
 * it counts into the call's total.
 */
public interface CompletionListener {

    /** More text of a model. What stands in its place offline comes whole, with {@link #onComplete} alone. */
    void onText(String text);

    /** The backend failed after its first text: forget what was heard, another one starts anew. */
    void onRestart();

    /** The whole text. */
    void onComplete(Completion completion);
}
