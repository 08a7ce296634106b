package io.zhanggui.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Pieces of HTML and SVG. What is inserted as text is escaped. */
final class Markup {

    private Markup() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** A whole page with the style of the reports; it loads nothing. */
    static String page(Locale locale, String title, String content) {
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        return "<!doctype html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + element("title", title)
                + "<style>\n" + style() + "</style></head>\n<body><main>\n" + content + "</main></body></html>\n";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Markup.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An element with a text. */
    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    /** A table whose first row is its head and whose first column names the rows. */
    static String table(String caption, List<List<String>> rows) {
        String head = rows.getFirst().stream()
                .map(cell -> "<th scope=\"col\">" + escape(cell) + "</th>")
                .collect(Collectors.joining());
        String body = rows.stream().skip(1).map(Markup::row).collect(Collectors.joining("\n"));
        return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape(caption) + "\"><table>"
                + element("caption", caption) + "<thead><tr>" + head + "</tr></thead>\n<tbody>" + body
                + "</tbody></table></div>\n";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + escape(cells.getFirst()) + "</th>"
                + cells.stream().skip(1).map(cell -> element("td", cell)).collect(Collectors.joining())
                + "</tr>";
    }

    /** A picture with a title that screen readers say; where it is wider than the screen, the keys move it, too. */
    static String svg(String title, int width, int height, String content) {
        return String.format(
                Locale.ROOT,
                "<figure tabindex=\"0\" aria-label=\"%1$s\"><svg role=\"img\" aria-label=\"%1$s\" viewBox=\"0 0 %2$d %3$d\""
                        + " width=\"%2$d\" height=\"%3$d\" xmlns=\"http://www.w3.org/2000/svg\">\n%4$s</svg></figure>\n",
                escape(title),
                width,
                height,
                content);
    }

    /** A text in a picture: {@code anchor} is start, middle or end. */
    static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escape(text));
    }

    static String line(double x1, double y1, double x2, double y2, String style) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n",
                x1,
                y1,
                x2,
                y2,
                style);
    }

    /** A circle that says what it is when pointed at. */
    static String circle(double x, double y, double radius, String style, String hint) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"><title>%s</title></circle>\n",
                x,
                y,
                radius,
                style,
                escape(hint));
    }

    /** A rectangle that says what it is when pointed at. */
    static String rectangle(double x, double y, double width, double height, String attributes, String hint) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s><title>%s</title></rect>\n",
                x,
                y,
                width,
                height,
                attributes,
                escape(hint));
    }
}
