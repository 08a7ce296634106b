package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.ingest.document.Block.Heading;
import io.zhanggui.knowledge.ingest.document.Block.Page;
import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Hears XHTML and keeps its blocks. Not thread-safe. */
final class XhtmlBlocks extends DefaultHandler {

    /** More text than a library of policies has. */
    static final int LIMIT = 5_000_000;

    /** What is longer is a paragraph in large letters. */
    private static final int LONGEST_HEADING = 120;

    /** No store takes these: the zero character, and halves of characters. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "svg", "title", "iframe", "select", "button");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
            "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
            "var", "wbr", "input", "ruby", "rt", "rp");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Grid grid;
    private int tables;
    private int silent;
    private int page;
    private int length;

    /** There is more text than anybody would ask about. */
    static final class TooLong extends SAXException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("More than " + LIMIT + " characters");
        }
    }

    List<Block> blocks() {
        paragraph();
        return List.copyOf(blocks);
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent++;
        } else if (name.equals("br")) {
            text.append('\n');
        } else if (name.equals("table")) {
            startTable();
        } else if (grid != null) {
            grid.start(name, attributes, text);
        } else if (!INLINE.contains(name)) {
            paragraph();
            startPage(name, attributes);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (SILENT.contains(name)) {
            silent--;
        } else if (name.equals("table")) {
            endTable();
        } else if (grid != null) {
            grid.end(name, storable());
        } else if (name.matches("h[1-6]")) {
            heading(name.charAt(1) - '0');
        } else if (!INLINE.contains(name)) {
            paragraph();
        }
    }

    @Override
    public void characters(char[] characters, int start, int count) throws SAXException {
        length += count;
        if (length > LIMIT) {
            throw new TooLong();
        }
        if (silent == 0) {
            text.append(characters, start, count);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int count) throws SAXException {
        characters(characters, start, count);
    }

    private void startPage(String name, Attributes attributes) {
        if (name.equals("div") && "page".equals(attributes.getValue("class"))) {
            blocks.add(new Page(++page));
        }
    }

    /** A table within a table is text of its cell. */
    private void startTable() {
        if (tables++ == 0) {
            paragraph();
            grid = new Grid();
        }
    }

    private void endTable() {
        tables--;
        if (tables == 0 && grid != null) {
            blocks.addAll(grid.blocks());
            grid = null;
            text.setLength(0);
        }
    }

    private void heading(int level) {
        String heading = taken().replaceAll("\\s+", " ");
        if (!heading.isEmpty()) {
            blocks.add(heading.length() > LONGEST_HEADING ? new Paragraph(heading) : new Heading(level, heading));
        }
    }

    private void paragraph() {
        String paragraph = taken();
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(paragraph));
        }
    }

    private String taken() {
        String taken = storable().toString().strip();
        text.setLength(0);
        return taken;
    }

    private StringBuilder storable() {
        Matcher unstorable = UNSTORABLE.matcher(text);
        if (unstorable.find()) {
            String clean = unstorable.replaceAll(" ");
            text.setLength(0);
            text.append(clean);
        }
        return text;
    }
}
