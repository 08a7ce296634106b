package io.zhanggui.knowledge.index.pgvector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's binary copy format. The fields of a row are written in the order of its columns.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html#id-1.9.3.55.9.4">COPY, binary format</a>
 */
final class BinaryRows implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    private static final int TEXT = 25;
    private static final int INTEGER = 23;

    private final DataOutputStream out;

    BinaryRows(OutputStream target) throws IOException {
        this.out = new DataOutputStream(target);
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
    }

    void row(int fields) throws IOException {
        out.writeShort(fields);
    }

    void bigint(@Nullable Long value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        }
    }

    void integer(int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
    }

    /** A text, or the bytes of one. */
    void text(String value) throws IOException {
        bytes(value.getBytes(UTF_8));
    }

    private void bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    void texts(Collection<String> values) throws IOException {
        byte[][] elements = values.stream().map(value -> value.getBytes(UTF_8)).toArray(byte[][]::new);
        int size = 0;
        for (byte[] element : elements) {
            size += Integer.BYTES + element.length;
        }
        array(TEXT, elements.length, size);
        for (byte[] element : elements) {
            bytes(element);
        }
    }

    void integers(Collection<Integer> values) throws IOException {
        array(INTEGER, values.size(), values.size() * 2 * Integer.BYTES);
        for (int value : values) {
            integer(value);
        }
    }

    /** The head of an array of one dimension without nulls, counted from 1. */
    private void array(int elementType, int length, int bytes) throws IOException {
        out.writeInt(5 * Integer.BYTES + bytes);
        out.writeInt(1);
        out.writeInt(0);
        out.writeInt(elementType);
        out.writeInt(length);
        out.writeInt(1);
    }

    /** pgvector's {@code vector}. */
    void vector(float[] values) throws IOException {
        out.writeInt(2 * Short.BYTES + values.length * Float.BYTES);
        out.writeShort(values.length);
        out.writeShort(0);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    /** Ends the rows. */
    @Override
    public void close() throws IOException {
        out.writeShort(-1);
        out.close();
    }
}
