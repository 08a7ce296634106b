package io.zhanggui.knowledge.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.document.Reply.Parsed;
import io.zhanggui.knowledge.ingest.document.Reply.Refused;
import io.zhanggui.knowledge.ingest.document.Reply.Request;
import io.zhanggui.knowledge.ingest.document.Reply.Sheets;
import io.zhanggui.knowledge.ingest.table.Sheet;
import io.zhanggui.knowledge.ingest.table.XlsFile;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.poi.EncryptedDocumentException;
import org.springframework.util.FileSystemUtils;

/**
 * The other end of a {@link ParserProcess}: reads {@link Request}s and answers each with a {@link Reply}, until its input
 * ends or nothing has come for a while. Its working folder is its own; it removes it when it ends by itself.
 */
final class ParserMain {

    private final TikaParser parser = new TikaParser();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final OutputStream replies;

    private ParserMain(OutputStream replies) {
        this.replies = replies;
    }

    /**
     * @param arguments how long to wait for a request, as an ISO 8601 duration
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParserMain main = new ParserMain(new BufferedOutputStream(System.out));
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("requests").start(main::listen);
        main.serve(Duration.parse(arguments[0]));
        end();
    }

    /** Hears the end of the service at once, whatever is being parsed. */
    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void serve(Duration idle) throws IOException, InterruptedException {
        for (String line = next(idle); line != null; line = next(idle)) {
            Reply.JSON.writerFor(Reply.class).writeValue(replies, answer(Reply.JSON.readValue(line, Request.class)));
            replies.write('\n');
            replies.flush();
        }
    }

    private String next(Duration idle) throws InterruptedException {
        return requests.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Reply answer(Request request) {
        try {
            return switch (request.as()) {
                case DOCUMENT -> new Parsed(parser.parse(request.file(), request.name()));
                case WORKBOOK -> new Sheets(workbook(request));
            };
        } catch (ImportRejected e) {
            return new Refused(e.reason());
        }
    }

    private static List<Sheet> workbook(Request request) {
        try {
            return XlsFile.read(request.file());
        } catch (EncryptedDocumentException e) {
            throw new ImportRejected(Reason.of("document.encrypted", request.name()), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ImportRejected(Reason.of("table.broken-workbook"), e);
        }
    }

    private static void end() {
        FileSystemUtils.deleteRecursively(new File("").getAbsoluteFile());
        Runtime.getRuntime().halt(0);
    }
}
