package io.zhanggui.knowledge.embedding;

import static java.util.stream.Collectors.groupingBy;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tokens of a text that the model takes in at once, between the two that mark start and end. Equal to itself alone. */
final class Window {

    /** More at a time is not faster: the numbers leave the processor's cache. */
    private static final int BATCH_TOKENS = 512;

    private final long[] tokens;

    Window(long start, long[] text, int from, int to, long end) {
        tokens = new long[to - from + 2];
        tokens[0] = start;
        System.arraycopy(text, from, tokens, 1, to - from);
        tokens[tokens.length - 1] = end;
    }

    int length() {
        return tokens.length;
    }

    /** The tokens of a batch, one window after the other. */
    static LongBuffer tokens(List<Window> batch) {
        LongBuffer all = LongBuffer.allocate(batch.size() * batch.getFirst().length());
        batch.forEach(window -> all.put(window.tokens));
        return all.flip();
    }

    /** Puts windows of one length together: where nothing is padded, nothing is computed in vain. */
    static List<List<Window>> batches(Stream<Window> windows) {
        List<List<Window>> batches = new ArrayList<>();
        windows.collect(groupingBy(Window::length)).forEach((length, same) -> {
            int size = Math.max(1, BATCH_TOKENS / length);
            for (int from = 0; from < same.size(); from += size) {
                batches.add(same.subList(from, Math.min(same.size(), from + size)));
            }
        });
        return batches;
    }
}
