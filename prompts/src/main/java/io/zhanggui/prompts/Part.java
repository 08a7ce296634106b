package io.zhanggui.prompts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One half of a template, split at its placeholders once: what is inserted is never read again. */
record Part(List<Piece> pieces) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    record Placeholder(String name) implements Piece {}

    static Part parse(String file, String source) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(source);
        int end = 0;
        while (matcher.find()) {
            pieces.add(literal(file, source.substring(end, matcher.start())));
            pieces.add(new Placeholder(matcher.group(1)));
            end = matcher.end();
        }
        pieces.add(literal(file, source.substring(end)));
        return new Part(List.copyOf(pieces));
    }

    private static Literal literal(String file, String text) {
        if (text.contains("{{") || text.contains("}}")) {
            throw new InvalidPrompt(file, "a placeholder is written {{name}}, found: " + text.strip());
        }
        return new Literal(text);
    }

    Set<String> placeholders() {
        return pieces.stream()
                .filter(Placeholder.class::isInstance)
                .map(piece -> ((Placeholder) piece).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    String render(Map<String, String> values) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Literal literal -> literal.text();
                    case Placeholder placeholder -> Objects.requireNonNull(values.get(placeholder.name()));
                })
                .collect(Collectors.joining());
    }
}
