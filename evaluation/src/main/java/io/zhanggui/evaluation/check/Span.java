package io.zhanggui.evaluation.check;

/** A stretch of a text. */
record Span(int start, int end) {

    boolean overlaps(int from, int to) {
        return from < end && start < to;
    }
}
