package io.zhanggui.assistant.backend;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down what a listener hears. */
class HeardText implements CompletionListener {

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch whole = new CountDownLatch(1);

    @Override
    public void onText(String text) {
        words.add("text " + text);
        first.countDown();
    }

    @Override
    public void onRestart() {
        words.add("restart");
    }

    @Override
    public void onComplete(Completion completion) {
        words.add("complete " + completion.backend() + " " + completion.text());
        whole.countDown();
    }

    void awaitFirst() throws InterruptedException {
        await(first, "text");
    }

    List<String> awaitAll() throws InterruptedException {
        await(whole, "end");
        return List.copyOf(words);
    }

    List<String> soFar() {
        return List.copyOf(words);
    }

    private void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("No " + what + " within 10 s; heard " + words);
        }
    }
}
