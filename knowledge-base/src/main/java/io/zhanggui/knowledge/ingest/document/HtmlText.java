package io.zhanggui.knowledge.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.IdentityHtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.xml.sax.SAXException;

/** The text of a fragment of HTML, such as a shop export has for a description. */
public final class HtmlText {

    private static final Pattern TAG = Pattern.compile(
            "</?(p|br|div|span|ul|ol|li|table|tr|td|img|h[1-6]|strong|b|em|i|a|font|section)(\\s[^>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private HtmlText() {}

    /** The text itself where it holds no HTML. */
    public static String of(String text) {
        if (!TAG.matcher(text).find()) {
            return text;
        }
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, "text/html; charset=UTF-8");
        metadata.set(Metadata.CONTENT_ENCODING, "UTF-8");
        ParseContext context = new ParseContext();
        context.set(HtmlMapper.class, IdentityHtmlMapper.INSTANCE);
        XhtmlBlocks blocks = new XhtmlBlocks();
        try {
            new JSoupParser().parse(new ByteArrayInputStream(text.getBytes(UTF_8)), blocks, metadata, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | TikaException e) {
            throw new IllegalStateException("A fragment within the limits parses", e);
        }
        return blocks.blocks().stream()
                .map(HtmlText::line)
                .filter(line -> !line.isBlank())
                .collect(joining("\n"));
    }

    private static String line(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.text();
            case Block.Paragraph paragraph -> paragraph.text();
            case Block.Table table ->
                table.rows().stream().map(row -> String.join(" ", row)).collect(joining("\n"));
            case Block.Page page -> "";
        };
    }
}
