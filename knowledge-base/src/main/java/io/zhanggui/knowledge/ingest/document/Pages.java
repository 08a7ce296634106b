package io.zhanggui.knowledge.ingest.document;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.zhanggui.knowledge.ingest.document.Block.Heading;
import io.zhanggui.knowledge.ingest.document.Block.Page;
import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import io.zhanggui.knowledge.ingest.document.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes headings, paragraphs and tables of the lines of printed pages: drops what repeats on every page, joins what a line end
 * or a page end has cut. Used once.
 */
final class Pages {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern CHAPTER = Pattern.compile("(第[一二三四五六七八九十百\\d]+[章节编部]|[一二三四五六七八九十]+[、.．]|附录).*");
    private static final Pattern SECTION =
            Pattern.compile("([（(][一二三四五六七八九十\\d]+[）)]|\\d+(\\.\\d+)*[.、．]?\\s|\\d+(\\.\\d+)+|\\d+[、．]).*");
    private static final Pattern ENDS = Pattern.compile(".*[。！？；：.!?;:…][”’\"')）」』]*$");
    private static final Pattern ITEM = Pattern.compile("([-•·●○▪■◆*]|\\d+[.、)）]|[（(][一二三四五六七八九十\\d]+[）)]|[①-⑳]).*");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[\\P{L}]*|第 ?\\d+ ?页.*|(?i:page) \\d+.*");
    private static final int LONGEST_HEADING = 30;
    private static final int SHORTEST_TABLE = 3;

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final List<Line> lines;
    private final int widest;

    private record Line(int page, String text) {

        /** In half-width columns. */
        int width() {
            return text.codePoints()
                    .map(character -> character < 0x2e80 ? 1 : 2)
                    .sum();
        }

        boolean isSentenceEnd() {
            return ENDS.matcher(text).matches();
        }

        /** Chinese has spaces between the columns of a table alone. */
        List<String> columns() {
            boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
            return chinese && !ITEM.matcher(text).matches() ? List.of(text.split(" +", -1)) : List.of(text);
        }
    }

    Pages(List<Block> parsed) {
        List<Line> all = lines(parsed);
        long pages = all.stream().map(Line::page).distinct().count();
        Map<String, Long> pagesWith = all.stream()
                .map(line -> line.page() + "/" + key(line))
                .distinct()
                .collect(groupingBy(line -> line.substring(line.indexOf('/') + 1), counting()));
        this.lines = all.stream()
                .filter(line -> pages < 2 || pagesWith.getOrDefault(key(line), 0L) * 2 <= pages)
                .toList();
        this.widest = lines.stream().mapToInt(Line::width).max().orElse(0);
    }

    private static String key(Line line) {
        return DIGITS.matcher(line.text()).replaceAll("0");
    }

    private static List<Line> lines(List<Block> parsed) {
        List<Line> lines = new ArrayList<>();
        int page = 0;
        for (Block block : parsed) {
            if (block instanceof Page next) {
                page = next.number();
            } else if (block instanceof Paragraph paragraph) {
                int number = page;
                paragraph
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(text -> !PAGE_NUMBER.matcher(text).matches())
                        .forEach(text -> lines.add(new Line(number, text)));
            }
        }
        return lines;
    }

    List<Block> blocks() {
        int page = 0;
        int next = 0;
        while (next < lines.size()) {
            Line line = lines.get(next);
            if (line.page() != page) {
                page = line.page();
                blocks.add(new Page(page));
            }
            int rows = rows(next);
            if (rows >= SHORTEST_TABLE) {
                close();
                blocks.add(new Table(lines.subList(next, next + rows).stream()
                        .map(Line::columns)
                        .toList()));
                next += rows;
            } else {
                add(line);
                next++;
            }
        }
        close();
        return blocks;
    }

    /** How many lines from here on have the same number of columns. */
    private int rows(int from) {
        int columns = lines.get(from).columns().size();
        int to = from;
        while (columns > 1
                && to < lines.size()
                && lines.get(to).columns().size() == columns
                && !lines.get(to).text().endsWith("。")) {
            to++;
        }
        return to - from;
    }

    private void add(Line line) {
        String text = line.text();
        if (isHeading(line)) {
            close();
            blocks.add(new Heading(level(text), text));
            return;
        }
        if (ITEM.matcher(text).matches() || isEnd()) {
            close();
        }
        if (!open.isEmpty()) {
            open.append(joint(open.charAt(open.length() - 1), text.charAt(0)));
        }
        open.append(text);
        if (line.width() * 10 < widest * (line.isSentenceEnd() ? 9 : 6)) {
            close();
        }
    }

    private boolean isHeading(Line line) {
        if (line.text().length() > LONGEST_HEADING || line.isSentenceEnd()) {
            return false;
        }
        boolean first = open.isEmpty() && blocks.stream().allMatch(Page.class::isInstance);
        return first || (isEnd() && level(line.text()) > 1);
    }

    private static int level(String text) {
        if (CHAPTER.matcher(text).matches()) {
            return 2;
        }
        return SECTION.matcher(text).matches() ? 3 : 1;
    }

    private boolean isEnd() {
        return open.isEmpty() || ENDS.matcher(open).matches();
    }

    /** Words need a space where the line ended, Chinese does not. */
    private static String joint(char last, char first) {
        return last < 0x2e80 && first < 0x2e80 ? " " : "";
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new Paragraph(open.toString()));
            open.setLength(0);
        }
    }
}
