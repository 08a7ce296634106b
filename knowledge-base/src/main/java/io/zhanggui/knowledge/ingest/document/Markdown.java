package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.ingest.document.Block.Heading;
import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import io.zhanggui.knowledge.ingest.document.Block.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Markdown's headings, lists, tables and paragraphs; what only decorates is dropped. Used once. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(=+|-{2,})\\s*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*([-*+]|\\d{1,9}[.)])\\s+(.*)$");
    private static final Pattern RULE = Pattern.compile("^ {0,3}([-*_])(\\s*\\1){2,}\\s*$");
    private static final Pattern DELIMITERS = Pattern.compile("^\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*$");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\n.*?\\n---\\n", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<List<String>> table = new ArrayList<>();
    private boolean fenced;

    List<Block> blocks(String text) {
        String bare =
                COMMENT.matcher(FRONT_MATTER.matcher(text).replaceFirst("")).replaceAll("");
        bare.lines().forEach(this::line);
        endTable();
        endParagraph();
        return List.copyOf(blocks);
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.strip().startsWith("```") || line.strip().startsWith("~~~")) {
            fenced = !fenced;
            endParagraph();
        } else if (fenced) {
            append(line);
        } else if (line.isBlank()) {
            endTable();
            endParagraph();
        } else if (isTable(line)) {
            tableLine(line);
        } else if (heading.matches()) {
            endParagraph();
            heading(heading.group(1).length(), heading.group(2));
        } else if (UNDERLINE.matcher(line).matches() && !paragraph.isEmpty()) {
            heading(line.contains("=") ? 1 : 2, takenParagraph());
        } else if (RULE.matcher(line).matches()) {
            endParagraph();
        } else if (item.matches()) {
            endParagraph();
            append(item.group(2));
        } else {
            append(line.replaceFirst("^\\s*(>\\s?)+", "").strip());
        }
    }

    private boolean isTable(String line) {
        return line.strip().startsWith("|") || (!table.isEmpty() && line.contains("|"));
    }

    private void tableLine(String line) {
        endParagraph();
        if (DELIMITERS.matcher(line).matches()) {
            return;
        }
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        table.add(Arrays.stream(CELL.split(inner, -1))
                .map(cell -> plain(cell.replace("\\|", "|")).strip())
                .toList());
    }

    private void heading(int level, String text) {
        endTable();
        blocks.add(new Heading(level, plain(text)));
    }

    private void append(String line) {
        endTable();
        paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
    }

    private void endTable() {
        if (!table.isEmpty()) {
            blocks.add(new Table(table));
            table.clear();
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(plain(takenParagraph())));
        }
    }

    private String takenParagraph() {
        String taken = paragraph.toString().strip();
        paragraph.setLength(0);
        return taken;
    }

    private static String plain(String text) {
        return text.replaceAll("!\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1")
                .replaceAll("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1", "$2")
                .replaceAll("(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])", "$1")
                .replaceAll("`([^`]+)`", "$1")
                .replaceAll("<br\\s*/?>", "\n")
                .replaceAll("</?[a-zA-Z][^>]*>", "")
                .replaceAll("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|>~])", "$1");
    }
}
