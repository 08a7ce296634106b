package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.table.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Parses files of strangers: the one place where their bytes meet a parser, so that a process of its own can be put here. Until
 * then a thread of its own bounds the time, and {@link XhtmlBlocks} the text.
 */
final class TikaParser {

    private final Duration patience;
    private volatile @Nullable TikaConfig loaded;

    TikaParser(Duration patience) {
        this.patience = patience;
    }

    ParsedDocument parse(Path file, String name) {
        FutureTask<ParsedDocument> task = new FutureTask<>(work(file, name));
        Thread.ofPlatform().daemon().name("document-parser").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new ImportRejected(Reason.of("document.slow", name, String.valueOf(patience.toSeconds())), e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while parsing " + name, e);
        } catch (ExecutionException e) {
            throw rejection(Objects.requireNonNull(e.getCause()), name);
        }
    }

    private Callable<ParsedDocument> work(Path file, String name) {
        return () -> {
            Metadata metadata = new Metadata();
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
            try (TikaInputStream content = TikaInputStream.get(file, metadata)) {
                TikaConfig config = config();
                MediaType type = config.getDetector().detect(content, metadata);
                return PlainDocument.suits(type)
                        ? PlainDocument.parse(type, text(file), name)
                        : structured(config, content, metadata);
            }
        };
    }

    private static String text(Path file) throws IOException {
        try (BufferedReader reader = TextFile.detect(file).open()) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    private static ParsedDocument structured(TikaConfig config, TikaInputStream content, Metadata metadata)
            throws IOException, SAXException, TikaException {
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        XhtmlBlocks blocks = new XhtmlBlocks();
        new AutoDetectParser(config).parse(content, blocks, metadata, context);
        String type = Objects.requireNonNullElse(metadata.get(Metadata.CONTENT_TYPE), "application/octet-stream");
        String bare = type.contains(";") ? type.substring(0, type.indexOf(';')) : type;
        return new ParsedDocument(bare, metadata.get(TikaCoreProperties.TITLE), blocks.blocks());
    }

    private static RuntimeException rejection(Throwable cause, String name) {
        return switch (cause) {
            case ImportRejected rejected -> rejected;
            case EncryptedDocumentException encrypted ->
                new ImportRejected(Reason.of("document.encrypted", name), encrypted);
            case XhtmlBlocks.TooLong tooLong -> new ImportRejected(Reason.of("document.too-long", name), tooLong);
            case StackOverflowError deep -> new ImportRejected(Reason.of("document.broken", name), deep);
            case LinkageError missing -> new ImportRejected(Reason.of("document.broken", name), missing);
            case Error error -> throw error;
            default -> new ImportRejected(Reason.of("document.broken", name), cause);
        };
    }

    /** Loaded at the first document: it takes a second that a start does not have. */
    private TikaConfig config() throws TikaException, IOException, SAXException {
        TikaConfig config = loaded;
        if (config == null) {
            config = new TikaConfig(Objects.requireNonNull(TikaParser.class.getResource("tika.xml")));
            loaded = config;
        }
        return config;
    }
}
