package io.zhanggui.assistant.console;

import java.util.List;

/**
 * Where in a long list a page is.
 *
 * @param number from 1
 * @param total rows of the whole list
 */
record Paging(int number, int size, int total) {

    static final int SIZE = 20;

    /** The page that is asked for, or the nearest there is. */
    static Paging at(int wanted, int total) {
        return at(wanted, total, SIZE);
    }

    /** The same for pages of so many rows. */
    static Paging at(int wanted, int total, int size) {
        return new Paging(Math.clamp(wanted, 1, pages(total, size)), size, total);
    }

    /** What of a whole list stands on the page. */
    <T> List<T> of(List<T> all) {
        return all.subList(offset(), Math.min(all.size(), offset() + size));
    }

    int offset() {
        return (number - 1) * size;
    }

    public int pages() {
        return pages(total, size);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }

    private static int pages(int total, int size) {
        return Math.max(1, (total + size - 1) / size);
    }
}
