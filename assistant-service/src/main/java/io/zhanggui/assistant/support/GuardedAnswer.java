package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.assistant.backend.CompletionListener;
import java.util.concurrent.CompletableFuture;

/**
 * Passes on what a model writes, sentence by sentence, as long as the guard accepts it. The first sentence that it does
 * not accept ends the call: the shopper gets the answer in the passages' own words instead.
 *
 * <p>Thread-safe: providers call from their threads, a client that leaves from another.
 */
final class GuardedAnswer implements CompletionListener {

    private final Guard guard;
    private final Decision.Generate decision;
    private final Replies replies;
    private final AnswerListener listener;
    private final CompletableFuture<Written> written = new CompletableFuture<>();
    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder passed = new StringBuilder();

    GuardedAnswer(Decision.Generate decision, Replies replies, AnswerListener listener) {
        this.guard = new Guard(decision.passages());
        this.decision = decision;
        this.replies = replies;
        this.listener = listener;
    }

    /** What came of it. */
    record Written(Outcome outcome, String backend, Completion.Usage usage) {}

    /** Done when the outcome is certain, which may be before the model has ended. */
    CompletableFuture<Written> written() {
        return written;
    }

    @Override
    public synchronized void onText(String text) {
        pending.append(text);
        passWhole();
    }

    @Override
    public synchronized void onRestart() {
        pending.setLength(0);
        if (!passed.isEmpty() && !written.isDone()) {
            passed.setLength(0);
            listener.restart("backend_failed");
        }
    }

    @Override
    public synchronized void onComplete(Completion completion) {
        if (written.isDone()) {
            return;
        }
        if (completion.offline()) {
            fallBack(passed.isEmpty() ? "" : "backend_failed", completion.usage());
            return;
        }
        pass(completion.ending() == Completion.Ending.CUT ? Sentences.ended(pending.toString()) : pending.length());
        if (!written.isDone()) {
            end(completion);
        }
    }

    /** Nobody listens any more: kept is the whole answer in the shop's own words, for whoever comes back to it. */
    synchronized void leave() {
        written.complete(new Written(inOwnWords(), Completion.OFFLINE, Completion.Usage.NONE));
    }

    private void passWhole() {
        pass(Sentences.whole(pending.toString()));
    }

    private void pass(int length) {
        String ready = pending.substring(0, length);
        pending.delete(0, length);
        for (String sentence : Sentences.of(ready)) {
            if (written.isDone()) {
                return;
            }
            if (!guard.accepts(sentence)) {
                fallBack(passed.isEmpty() ? "" : "unsupported_claim", Completion.Usage.NONE);
                return;
            }
            passed.append(sentence);
            listener.delta(sentence);
        }
    }

    private void end(Completion completion) {
        String text = passed.toString().strip();
        if (text.isEmpty()) {
            fallBack("", completion.usage());
        } else if (text.equals(replies.notFound())) {
            listener.restart("not_found");
            Outcome declined = replies.declined();
            listener.delta(declined.text());
            written.complete(new Written(declined, completion.backend(), completion.usage()));
        } else if (guard.citations(text).isEmpty()) {
            fallBack("unsupported_claim", completion.usage());
        } else {
            Outcome answered = new Outcome.Answered(text, guard.citations(text));
            written.complete(new Written(answered, completion.backend(), completion.usage()));
        }
    }

    private void fallBack(String restart, Completion.Usage usage) {
        if (!restart.isEmpty()) {
            listener.restart(restart);
        }
        Outcome outcome = inOwnWords();
        listener.delta(outcome.text());
        written.complete(new Written(outcome, Completion.OFFLINE, usage));
    }

    /** What the shop says itself; should it have no word either, the shopper is told so. */
    private Outcome inOwnWords() {
        return decision.offline().text().isBlank() ? replies.unavailable() : decision.offline();
    }
}
