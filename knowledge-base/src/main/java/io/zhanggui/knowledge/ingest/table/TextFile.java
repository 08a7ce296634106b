package io.zhanggui.knowledge.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file of text in an encoding that reads all of it.
 *
 * @param skip length of the byte order mark
 */
public record TextFile(Path file, Charset charset, int skip) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * By its byte order mark; else UTF-8 if all of it is; else GB18030 if all of it is.
     *
     * @throws ImportRejected naming the first place that is neither
     */
    public static TextFile detect(Path file) throws IOException {
        TextFile marked = marked(file);
        if (marked != null) {
            return marked.checked();
        }
        TextFile utf8 = new TextFile(file, UTF_8, 0);
        Decoding asUtf8 = Decoding.of(utf8);
        if (asUtf8.malformed() == 0) {
            return utf8.checked(asUtf8);
        }
        if (asUtf8.mostlyReadable()) {
            throw asUtf8.rejection();
        }
        TextFile gb18030 = new TextFile(file, GB18030, 0);
        return gb18030.checked(Decoding.of(gb18030));
    }

    /** Its characters, without the byte order mark. */
    public BufferedReader open() throws IOException {
        InputStream content = Files.newInputStream(file);
        content.skipNBytes(skip);
        return new BufferedReader(new InputStreamReader(content, charset.newDecoder()));
    }

    private TextFile checked() throws IOException {
        return checked(Decoding.of(this));
    }

    private TextFile checked(Decoding decoding) {
        if (decoding.binary()) {
            throw new ImportRejected(Reason.of("text.binary"));
        }
        if (decoding.malformed() > 0) {
            throw decoding.rejection();
        }
        return this;
    }

    private static @Nullable TextFile marked(Path file) throws IOException {
        String start;
        try (InputStream content = Files.newInputStream(file)) {
            start = HexFormat.of().formatHex(content.readNBytes(3));
        }
        if (start.startsWith("efbbbf")) {
            return new TextFile(file, UTF_8, 3);
        }
        if (start.startsWith("fffe")) {
            return new TextFile(file, UTF_16LE, 2);
        }
        return start.startsWith("feff") ? new TextFile(file, UTF_16BE, 2) : null;
    }
}
