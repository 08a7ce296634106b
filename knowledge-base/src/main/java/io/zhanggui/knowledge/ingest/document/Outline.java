package io.zhanggui.knowledge.ingest.document;

import static java.util.stream.Collectors.joining;

import io.zhanggui.knowledge.ingest.document.Block.Heading;
import io.zhanggui.knowledge.ingest.document.Block.Page;
import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import io.zhanggui.knowledge.ingest.document.Block.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document as a title and sections. Used once. */
final class Outline {

    /**
     * What stands below one heading.
     *
     * @param path the headings down to it; empty where there is none
     */
    record Section(String path, List<Part> parts) {}

    /**
     * A paragraph or a table row.
     *
     * @param page from 1; 0 where there are no pages
     */
    record Part(String text, int page) {}

    private final String title;
    private final List<Section> sections = new ArrayList<>();
    private final Deque<Heading> headings = new ArrayDeque<>();
    private List<Part> parts = new ArrayList<>();
    private int page;

    Outline(ParsedDocument document, String fileName) {
        List<Block> blocks = document.mediaType().equals("application/pdf")
                ? new Pages(document.blocks()).blocks()
                : document.blocks();
        Heading top = isSpreadsheet(document.mediaType()) ? null : soleTopHeading(blocks);
        this.title = top != null ? top.text() : titleOf(document, fileName);
        blocks.stream().filter(block -> !block.equals(top)).forEach(this::add);
        endSection();
    }

    String title() {
        return title;
    }

    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** Its headings are the names of sheets. */
    private static boolean isSpreadsheet(String mediaType) {
        return mediaType.contains("spreadsheet") || mediaType.contains("excel");
    }

    /** The heading that stands above everything else, if one does. */
    private static @Nullable Heading soleTopHeading(List<Block> blocks) {
        List<Heading> all = blocks.stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        Heading first = all.getFirst();
        boolean above = all.stream().skip(1).allMatch(heading -> heading.level() > first.level());
        return above
                        && blocks.stream()
                                .filter(block -> !(block instanceof Page))
                                .findFirst()
                                .equals(Optional.of(first))
                ? first
                : null;
    }

    /** Only web pages have titles that somebody chose. */
    private static String titleOf(ParsedDocument document, String fileName) {
        String own = document.title();
        boolean chosen = document.mediaType().contains("html") && own != null && !own.isBlank() && own.length() <= 120;
        return chosen ? Objects.requireNonNull(own).strip() : fileName;
    }

    private void add(Block block) {
        switch (block) {
            case Page next -> page = next.number();
            case Heading heading -> {
                endSection();
                while (!headings.isEmpty()
                        && Objects.requireNonNull(headings.peekLast()).level() >= heading.level()) {
                    headings.removeLast();
                }
                headings.addLast(heading);
            }
            case Paragraph paragraph -> add(paragraph.text());
            case Table table -> rows(table.rows());
        }
    }

    private void add(String text) {
        if (!text.isBlank()) {
            parts.add(new Part(text.strip(), page));
        }
    }

    /** Each row with the names of its columns, so that it can be understood alone. */
    private void rows(List<List<String>> rows) {
        List<String> header = rows.getFirst();
        if (rows.size() == 1) {
            add(String.join(" ", header));
        }
        rows.stream().skip(1).forEach(row -> add(pairs(header, row)));
    }

    private static String pairs(List<String> header, List<String> row) {
        boolean chinese = String.join("", header).codePoints().anyMatch(Character::isIdeographic);
        String colon = chinese ? "：" : ": ";
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String name = i < header.size() ? header.get(i) : "";
            if (!row.get(i).isEmpty()) {
                pairs.add(name.isEmpty() || name.equals(row.get(i)) ? row.get(i) : name + colon + row.get(i));
            }
        }
        return String.join(chinese ? "；" : "; ", pairs);
    }

    private void endSection() {
        if (!parts.isEmpty()) {
            sections.add(new Section(headings.stream().map(Heading::text).collect(joining(" > ")), parts));
            parts = new ArrayList<>();
        }
    }
}
