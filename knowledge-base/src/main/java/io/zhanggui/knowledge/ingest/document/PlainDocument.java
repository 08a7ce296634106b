package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tika.mime.MediaType;

/** Documents that are text already: Markdown, and text with nothing but blank lines. */
final class PlainDocument {

    private PlainDocument() {}

    static boolean suits(MediaType type) {
        return type.getType().equals("text")
                && !type.getSubtype().contains("html")
                && !type.getSubtype().contains("xml")
                && !type.getSubtype().equals("rtf");
    }

    static ParsedDocument parse(MediaType type, String text, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean markdown = lower.endsWith(".md") || lower.endsWith(".markdown");
        return new ParsedDocument(
                markdown ? "text/markdown" : type.getBaseType().toString(),
                null,
                markdown ? new Markdown().blocks(text) : paragraphs(text));
    }

    private static List<Block> paragraphs(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : text.split("\\n\\s*\\n", -1)) {
            if (!paragraph.isBlank()) {
                blocks.add(new Paragraph(paragraph.strip()));
            }
        }
        return blocks;
    }
}
