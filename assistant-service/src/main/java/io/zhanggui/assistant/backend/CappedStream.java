package io.zhanggui.assistant.backend;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends an answer that never ends: no text of a model is this long. */
final class CappedStream extends FilterInputStream {

    private static final long MOST_BYTES = 16L << 20;

    private long left = MOST_BYTES;

    CappedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new IOException("The answer is longer than " + MOST_BYTES + " bytes");
        }
    }
}
