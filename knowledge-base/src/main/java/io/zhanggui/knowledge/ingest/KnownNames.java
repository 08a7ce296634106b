package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that shops give their columns, from a file: sections {@code [code]}, {@code [attribute Price]}, {@code [none]}
 * with a name on each line, the more likely first. {@code #} stands for a number or nothing, {@code *} for anything.
 */
final class KnownNames {

    private static final int MOST_SHOWN = 6;
    private static final Pattern PART = Pattern.compile("[#*]|[^#*]+");

    private record Name(Field field, @Nullable String attribute, String text, Pattern pattern) {

        boolean fits(String header) {
            return pattern.matcher(Columns.key(header)).matches();
        }
    }

    private final List<Name> names;

    private KnownNames(List<Name> names) {
        this.names = List.copyOf(names);
    }

    static KnownNames read(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownNames.class.getResourceAsStream(resource), resource), UTF_8))) {
            return parse(lines.lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownNames parse(List<String> lines) {
        List<Name> names = new ArrayList<>();
        Field field = Field.NONE;
        String attribute = null;
        for (String line : lines) {
            if (line.startsWith("[")) {
                String[] section = line.substring(1, line.length() - 1).split(" ", 2);
                field = Field.valueOf(section[0].toUpperCase(Locale.ROOT));
                attribute = section.length > 1 ? section[1] : null;
            } else if (!line.isEmpty() && !line.startsWith("//")) {
                names.add(new Name(field, attribute, line, pattern(line)));
            }
        }
        return new KnownNames(names);
    }

    private static Pattern pattern(String name) {
        String regex = PART.matcher(name)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "#" -> " ?\\d*";
                            case "*" -> ".*";
                            default ->
                                (part.group().startsWith(" ") ? " ?" : "") + Pattern.quote(Columns.key(part.group()));
                        }));
        return Pattern.compile(regex);
    }

    /** The first of the headers by the order of the field's names. */
    Optional<String> first(Field field, List<String> headers) {
        return of(field).flatMap(name -> headers.stream().filter(name::fits)).findFirst();
    }

    /** What a column holds that is none of the single fields. */
    Column other(String header, Field byDefault) {
        return names.stream()
                .filter(name -> !name.field().single() && name.fits(header))
                .map(name -> new Column(header, name.field(), name.attribute()))
                .findFirst()
                .orElseGet(() -> Column.of(header, byDefault));
    }

    /** Some of the names in each language, the more likely first. */
    List<String> some(Field field) {
        List<String> all =
                of(field).map(name -> name.text().replace("#", "")).distinct().toList();
        return Stream.concat(
                        all.stream().filter(name -> !latin(name)).limit(MOST_SHOWN),
                        all.stream().filter(KnownNames::latin).limit(MOST_SHOWN))
                .toList();
    }

    private static boolean latin(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

    private Stream<Name> of(Field field) {
        return names.stream().filter(name -> name.field() == field);
    }
}
