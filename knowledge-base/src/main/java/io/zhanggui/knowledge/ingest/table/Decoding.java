package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;

/** What came of reading a whole file in one encoding. */
final class Decoding {

    private static final int BUFFER = 1 << 16;

    private long bytes;
    private long malformed;
    private long firstMalformed;
    private int line = 1;
    private int firstMalformedLine;
    private long beyondAscii;
    private long control;
    private long nul;

    private Decoding(long skipped) {
        this.bytes = skipped;
    }

    static Decoding of(TextFile file) throws IOException {
        Decoding decoding = new Decoding(file.skip());
        try (InputStream content = Files.newInputStream(file.file())) {
            content.skipNBytes(file.skip());
            decoding.read(content, file.charset().newDecoder());
        }
        return decoding;
    }

    private void read(InputStream content, CharsetDecoder decoder) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        boolean end = false;
        while (!end) {
            int read = content.read(in.array(), in.position(), in.remaining());
            end = read < 0;
            in.position(in.position() + Math.max(read, 0)).flip();
            decode(decoder, in, out, end);
            in.compact();
        }
    }

    private void decode(CharsetDecoder decoder, ByteBuffer in, CharBuffer out, boolean end) {
        CoderResult result;
        do {
            int from = in.position();
            result = decoder.decode(in, out, end);
            bytes += in.position() - from;
            count(out);
            if (result.isError()) {
                skip(in, result.length());
            }
        } while (!result.isUnderflow());
    }

    private void count(CharBuffer out) {
        out.flip();
        while (out.hasRemaining()) {
            char character = out.get();
            line += character == '\n' ? 1 : 0;
            beyondAscii += character > 0x7f ? 1 : 0;
            nul += character == 0 ? 1 : 0;
            control += character < ' ' && !Character.isWhitespace(character) ? 1 : 0;
        }
        out.clear();
    }

    private void skip(ByteBuffer in, int length) {
        if (malformed == 0) {
            firstMalformed = bytes;
            firstMalformedLine = line;
        }
        malformed++;
        bytes += length;
        in.position(in.position() + length);
    }

    long malformed() {
        return malformed;
    }

    /** Whether it is text in this encoding with some damage: text in another encoding shows more errors than characters. */
    boolean mostlyReadable() {
        return beyondAscii > 4 * malformed;
    }

    /** Whether it cannot be text at all. */
    boolean binary() {
        return nul > 0 || control * 100 > bytes;
    }

    ImportRejected rejection() {
        return nul > 0
                ? new ImportRejected(Reason.of("text.binary"))
                : new ImportRejected(Reason.of(
                        "text.encoding", String.valueOf(firstMalformedLine), String.valueOf(firstMalformed + 1)));
    }
}
