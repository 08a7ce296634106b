package io.zhanggui.assistant.console;

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
        return new Paging(Math.clamp(wanted, 1, pages(total)), SIZE, total);
    }

    int offset() {
        return (number - 1) * size;
    }

    public int pages() {
        return pages(total);
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }

    private static int pages(int total) {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
