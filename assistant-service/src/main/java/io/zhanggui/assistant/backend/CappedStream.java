package io.zhanggui.assistant.backend;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends an answer that never ends, or a line of it that does not: no text of a model is this long. */
final class CappedStream extends FilterInputStream {

    static final long MOST_BYTES = 16L << 20;

    /** The reader of events keeps a whole line. */
    static final long LONGEST_LINE = 1L << 20;

    private long read;
    private long line;

    CappedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            count(bytes[offset + i]);
        }
        return count;
    }

    private void count(byte next) throws TooLong {
        read++;
        line = next == '\n' ? 0 : line + 1;
        if (read > MOST_BYTES || line > LONGEST_LINE) {
            throw new TooLong();
        }
    }

    /** The limit is reached. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("The answer is longer than %d bytes, or a line of it than %d".formatted(MOST_BYTES, LONGEST_LINE));
        }
    }
}
