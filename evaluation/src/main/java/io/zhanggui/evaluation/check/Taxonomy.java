package io.zhanggui.evaluation.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Things with their names in both languages and what they are kinds of: a claim of steel is borne out by a source that says
 * stainless steel, not the other way round. Immutable and thread-safe.
 */
final class Taxonomy {

    /** Where a thing is named. */
    record Mention(String id, int start, int end) {}

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Words<String> claims = new Words<>();
    private final Words<String> everywhere = new Words<>();

    private Taxonomy() {}

    static Taxonomy read(String name) {
        Taxonomy taxonomy = new Taxonomy();
        for (Table.Row row : Table.read(name).rows()) {
            taxonomy.parents.put(row.text(0), row.words(1, ","));
            row.words(2).forEach(word -> taxonomy.add(word, row.text(0)));
        }
        return taxonomy;
    }

    private void add(String word, String id) {
        boolean sourceOnly = word.startsWith("~");
        String plain = sourceOnly ? word.substring(1) : word;
        everywhere.add(plain, id);
        if (!sourceOnly) {
            claims.add(plain, id);
        }
    }

    /** What a text claims: ambiguous words do not count. */
    List<Mention> claimed(Reading text) {
        return mentions(claims, text);
    }

    /** What a source may be taken to say: ambiguous words count. */
    List<Mention> said(Reading source) {
        return mentions(everywhere, source);
    }

    /** Whether the one is the other or a kind of it. */
    boolean isA(String specific, String general) {
        return specific.equals(general)
                || parents.getOrDefault(specific, List.of()).stream().anyMatch(parent -> isA(parent, general));
    }

    private static List<Mention> mentions(Words<String> words, Reading text) {
        return words.in(text).stream()
                .map(found -> new Mention(Objects.requireNonNull(found.meaning()), found.start(), found.end()))
                .sorted(Comparator.comparingInt(Mention::start))
                .toList();
    }
}
