package io.zhanggui.assistant.support;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.evaluation.check.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is known of a language, whatever the shop: words for one thing, ways to ask, words without content. Immutable. */
final class Lexicon {

    private static final Lexicon CHINESE = new Lexicon("zh");
    private static final Lexicon ENGLISH = new Lexicon("en");

    /** Begins the name of a concept that goes with any subject. */
    private static final String WEAK = "~";

    private static final String NO_CONCEPT = "_";

    private final PhraseBook concepts;
    final PhraseBook asking;
    final PhraseBook stopWords;
    final PhraseBook manners;
    final PhraseBook modifiers;
    final Courtesies courtesies;
    final Map<String, Ask> asks;

    private Lexicon(String language) {
        this.concepts = new PhraseBook(groups(lines("concepts", language)));
        List<String[]> table = lines("asks", language).stream()
                .map(line -> line.split("\\|", -1))
                .toList();
        this.asks = table.stream().map(Lexicon::ask).collect(toMap(Ask::name, ask -> ask));
        this.asking = new PhraseBook(table.stream()
                .collect(toMap(row -> row[0].strip(), row -> items(row[2]), (a, b) -> a, LinkedHashMap::new)));
        this.stopWords = words("stopwords", language);
        this.modifiers = words("modifiers", language);
        this.manners = new PhraseBook(groups(lines("phrases", language)));
        this.courtesies = new Courtesies(groups(lines("courtesies", language)));
    }

    private static PhraseBook words(String kind, String language) {
        return new PhraseBook(Map.of(
                kind,
                lines(kind, language).stream()
                        .flatMap(line -> items(line).stream())
                        .toList()));
    }

    /** What a normalised text speaks of. */
    Set<String> conceptsIn(String text) {
        Set<String> found = concepts.groupsIn(text);
        found.remove(NO_CONCEPT);
        return found;
    }

    /** The words of a normalised text that speak of something, by what they speak of. */
    List<Phrase> phrasesIn(String text) {
        return concepts.in(text);
    }

    /** Whether a concept goes with any subject, or is none. */
    static boolean saysLittle(String concept) {
        return concept.startsWith(WEAK) || concept.equals(NO_CONCEPT);
    }

    /** What a way to ask asks for. */
    Ask ask(String name) {
        return Objects.requireNonNull(asks.get(name), name);
    }

    /** Chinese for a Chinese shop, else English. */
    static Lexicon of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    private static Ask ask(String[] row) {
        String measured = row[3].strip();
        return new Ask(
                row[0].strip(), items(row[1]), measured.isEmpty() ? Dimension.NONE : Dimension.valueOf(measured));
    }

    private static Map<String, List<String>> groups(List<String> lines) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            groups.put(line.substring(0, colon), items(line.substring(colon + 1)));
        }
        return groups;
    }

    private static List<String> items(String list) {
        String separator = list.contains(";") ? ";" : list.contains(",") ? "," : "\\s+";
        return Arrays.stream(list.strip().split(separator, -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static List<String> lines(String kind, String language) {
        String file = kind + "-" + language + ".txt";
        try (InputStream content = Lexicon.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("The program lacks its file " + file);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
