package io.zhanggui.knowledge.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A protobuf message whose fields are known by number: as much of the
 * <a href="https://protobuf.dev/programming-guides/encoding/">wire format</a> as ONNX files need. Not thread-safe.
 */
final class WireMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** Views, not copies: a model's weights are large. */
    private final List<ByteBuffer> parts = new ArrayList<>();

    private int length;

    /** The values of a field of texts, bytes or messages, as views of the message. */
    static List<ByteBuffer> read(ByteBuffer message, int field) {
        List<ByteBuffer> values = new ArrayList<>();
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            int key = (int) varint(rest);
            ByteBuffer value = value(rest, key & 7);
            if (key >>> 3 == field) {
                values.add(value);
            }
        }
        return values;
    }

    static String readText(ByteBuffer message, int field) {
        return UTF_8.decode(read(message, field).getFirst()).toString();
    }

    private static ByteBuffer value(ByteBuffer rest, int type) {
        int start = rest.position();
        return switch (type) {
            case VARINT -> {
                varint(rest);
                yield rest.slice(start, rest.position() - start);
            }
            case FIXED64 -> next(rest, Long.BYTES);
            case BYTES -> next(rest, (int) varint(rest));
            case FIXED32 -> next(rest, Integer.BYTES);
            default -> throw new IllegalArgumentException("No protobuf message: a field of type " + type);
        };
    }

    private static ByteBuffer next(ByteBuffer rest, int length) {
        ByteBuffer value = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        return value;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = rest.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    WireMessage with(int field, long value) {
        return key(field, VARINT).varint(value);
    }

    WireMessage with(int field, float value) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return key(field, FIXED32).add(bytes.putFloat(value).flip());
    }

    WireMessage with(int field, String value) {
        return with(field, UTF_8.encode(value));
    }

    WireMessage with(int field, ByteBuffer value) {
        return key(field, BYTES).varint(value.remaining()).add(value);
    }

    WireMessage with(int field, WireMessage value) {
        key(field, BYTES).varint(value.length);
        value.parts.forEach(this::add);
        return this;
    }

    private WireMessage key(int field, int type) {
        return varint(((long) field << 3) | type);
    }

    private WireMessage varint(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(10);
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return add(bytes.put((byte) rest).flip());
    }

    private WireMessage add(ByteBuffer part) {
        parts.add(part);
        length += part.remaining();
        return this;
    }

    byte[] toBytes() {
        byte[] bytes = new byte[length];
        ByteBuffer all = ByteBuffer.wrap(bytes);
        parts.forEach(part -> all.put(part.duplicate()));
        return bytes;
    }
}
