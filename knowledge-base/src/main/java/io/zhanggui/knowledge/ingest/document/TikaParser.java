package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.table.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
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
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Parses files of strangers, in a process where they can do no harm. {@link XhtmlBlocks} bounds the text, Tika the nesting and
 * the expansion of what is compressed. Not thread-safe.
 */
final class TikaParser {

    private @Nullable TikaConfig loaded;
    private @Nullable TextRecognition found;

    /**
     * @throws ImportRejected if the file is not what can be read
     */
    ParsedDocument parse(Path file, String name) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream content = TikaInputStream.get(file, metadata)) {
            TikaConfig config = config();
            MediaType type = config.getDetector().detect(content, metadata);
            return PlainDocument.suits(type)
                    ? PlainDocument.parse(type, text(file), name)
                    : structured(config, content, metadata);
        } catch (EncryptedDocumentException e) {
            throw new ImportRejected(Reason.of("document.encrypted", name), e);
        } catch (XhtmlBlocks.TooLong e) {
            throw new ImportRejected(Reason.of("document.too-long", name), e);
        } catch (IOException | SAXException | TikaException e) {
            throw broken(name, e);
        } catch (StackOverflowError | LinkageError | RuntimeException e) {
            throw broken(name, e);
        }
    }

    private static String text(Path file) throws IOException, XhtmlBlocks.TooLong {
        StringBuilder text = new StringBuilder();
        try (BufferedReader reader = TextFile.detect(file).open()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
                if (text.length() > XhtmlBlocks.LIMIT) {
                    throw new XhtmlBlocks.TooLong();
                }
            }
        }
        return text.toString();
    }

    private ParsedDocument structured(TikaConfig config, TikaInputStream content, Metadata metadata)
            throws IOException, SAXException, TikaException {
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        recognition().configure(context);
        AutoDetectParser parser = new AutoDetectParser(config);
        context.set(Parser.class, parser);
        XhtmlBlocks blocks = new XhtmlBlocks();
        parser.parse(content, blocks, metadata, context);
        String type = Objects.requireNonNullElse(metadata.get(Metadata.CONTENT_TYPE), "application/octet-stream");
        String bare = type.contains(";") ? type.substring(0, type.indexOf(';')) : type;
        return new ParsedDocument(bare, metadata.get(TikaCoreProperties.TITLE), blocks.blocks());
    }

    private static ImportRejected broken(String name, Throwable cause) {
        return cause instanceof ImportRejected rejected
                ? rejected
                : new ImportRejected(Reason.of("document.broken", name), cause);
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

    private TextRecognition recognition() {
        TextRecognition recognition = found;
        if (recognition == null) {
            recognition = TextRecognition.installed();
            found = recognition;
        }
        return recognition;
    }
}
