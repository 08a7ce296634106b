package io.zhanggui.assistant.facts;

import java.util.List;

/**
 * Part of a list.
 *
 * @param page 0-based
 * @param size how many items a page has at most
 * @param total how many items the whole list has
 */
record Page<T>(List<T> items, int page, int size, int total) {

    Page {
        items = List.copyOf(items);
    }
}
