package io.zhanggui.assistant.facts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param page 0-based; the first by default
 * @param size 20 by default
 */
record PageRequest(
        @Nullable @Min(0) @Max(1_000_000) Integer page,
        @Nullable @Min(1) @Max(200) Integer size) {

    int number() {
        return page == null ? 0 : page;
    }

    int limit() {
        return size == null ? 20 : size;
    }

    int offset() {
        return number() * limit();
    }
}
