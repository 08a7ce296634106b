package io.zhanggui.assistant.copywriting;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts sentences together the way a channel wants them, and leaves out what would make the body too long. */
final class OfflineBody {

    private final Brief brief;
    private final List<String> opening = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    OfflineBody(Brief brief) {
        this.brief = brief;
    }

    void open(String sentence) {
        add(opening, sentence);
    }

    void describe(String sentence) {
        add(opening, sentence);
    }

    void point(String sentence) {
        add(points, sentence);
    }

    void close(String sentence) {
        add(closing, sentence);
    }

    void tag(String topic) {
        add(tags, "#" + topic.replaceAll("[\\s#]+", ""));
    }

    private void add(List<String> part, String sentence) {
        part.add(sentence);
        String text = toString();
        if (text.codePointCount(0, text.length()) > brief.channel().bodyMax()) {
            part.removeLast();
        }
    }

    @Override
    public String toString() {
        String gap = brief.chinese() ? "" : " ";
        String bullet = brief.channel().bullet();
        String listed = bullet.isEmpty()
                ? String.join(gap, points)
                : points.stream().map(point -> bullet + point).collect(Collectors.joining("\n"));
        return java.util.stream.Stream.of(
                        String.join(gap, opening), listed, String.join(gap, closing), String.join(" ", tags))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(bullet.isEmpty() && !brief.channel().hashtags() ? "\n\n" : "\n"));
    }
}
