package io.zhanggui.assistant.copywriting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param page 0-based
 * @param size how many items a page has at most
 * @param total how many items the whole list has
 */
record CopyPage<T>(List<T> items, int page, int size, int total) {

    CopyPage {
        items = List.copyOf(items);
    }

    /**
     * Which part of a list is wanted.
     *
     * @param page 0-based; the first by default
     * @param size 20 by default
     */
    record Wanted(
            @Nullable @Min(0) @Max(1_000_000) Integer page,
            @Nullable @Min(1) @Max(200) Integer size) {

        int limit() {
            return size == null ? 20 : size;
        }

        int offset() {
            return number() * limit();
        }

        private int number() {
            return page == null ? 0 : page;
        }

        <T> CopyPage<T> of(List<T> items, int total) {
            return new CopyPage<>(items, number(), limit(), total);
        }
    }
}
