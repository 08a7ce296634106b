package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.prompts.PassageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proposes by rules, without a model: the same cases always give the same drafts. Other wordings are those of {@code
 * paraphrases.tsv}; in a twin the make, the attribute or a number is another one, or a condition is added ({@code
 * twins.tsv}), and no passage speaks of what was put in. Chinese and English. Immutable and thread-safe.
 */
final class RuleProposer implements Proposer {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])[1-9]\\d*(?![\\d.])");
    private static final Pattern CHINESE_NAME = Pattern.compile("\\p{IsHan}{3,}");
    private static final Pattern ENGLISH_NAME = Pattern.compile("\\p{L}{4,}(?: \\p{L}+)*");
    /** The title of an FAQ entry, which names no product. */
    private static final Pattern QUESTION = Pattern.compile("[？?吗呢]\\s*$");

    private static final int NEAR = 5;

    private final List<Rule> rules = read("paraphrases.tsv").stream()
            .map(cells -> new Rule(cells[0], Pattern.compile(cells[1]), cells[2]))
            .toList();
    private final List<Swap> swaps = read("twins.tsv").stream()
            .map(cells -> new Swap(cells[0], cells[1], cells[2], cells[3], Pattern.compile(cells[4])))
            .toList();

    private record Rule(String language, Pattern pattern, String instead) {}

    /**
     * @param cue what a passage would hold that speaks of it
     * @param of questions that it makes others of
     */
    private record Swap(String language, String what, String text, String cue, Pattern of) {}

    @Override
    public List<Draft> drafts(Case origin, FactPassages facts) {
        String language = origin.question().codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
        return Stream.concat(
                        paraphrases(origin.question(), language),
                        Proposer.mayHaveTwins(origin, facts)
                                ? twins(origin.question(), language, facts)
                                : Stream.empty())
                .distinct()
                .toList();
    }

    /** Rules that change words come before those that only add some. */
    private Stream<Draft> paraphrases(String question, String language) {
        List<String> changed = new ArrayList<>();
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(question);
            if (rule.language().equals(language) && matcher.find()) {
                changed.add(matcher.replaceFirst(rule.instead()));
            }
        }
        return changed.stream()
                .sorted(Comparator.comparing(text -> text.contains(question)))
                .map(text -> new Draft(Draft.Kind.PARAPHRASE, text));
    }

    private Stream<Draft> twins(String question, String language, FactPassages facts) {
        return Stream.of(
                        otherProduct(question, language, facts),
                        otherAttribute(question, language, facts),
                        otherNumber(question, facts),
                        addedCondition(question, language, facts))
                .flatMap(Optional::stream)
                .map(text -> new Draft(Draft.Kind.TWIN, text));
    }

    /** The same of a make that the shop does not carry. */
    private Optional<String> otherProduct(String question, String language, FactPassages facts) {
        return facts.near(question, NEAR).stream()
                .map(PassageText::title)
                .filter(title -> !QUESTION.matcher(title).find())
                .map(title -> common(question, title, language.equals("zh") ? CHINESE_NAME : ENGLISH_NAME))
                .max(Comparator.comparingInt(String::length))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> unknown(language, "make", question, facts)
                        .map(make -> question.replace(name, language.equals("zh") ? make + name : make + " " + name)));
    }

    private Optional<String> otherAttribute(String question, String language, FactPassages facts) {
        FactPassages product = facts.about(question, NEAR);
        return swaps.stream()
                .filter(swap -> swap.language().equals(language) && swap.what().equals("attribute"))
                .map(Swap::text)
                .filter(question::contains)
                .findFirst()
                .flatMap(attribute -> unknown(language, "attribute", question, product)
                        .map(other -> question.replace(attribute, other)));
    }

    private static Optional<String> otherNumber(String question, FactPassages facts) {
        Matcher number = NUMBER.matcher(question);
        if (!number.find() || number.group().length() > 6) {
            return Optional.empty();
        }
        String other = String.valueOf(Long.parseLong(number.group()) * 7 + 3);
        return facts.speakOf(other) ? Optional.empty() : Optional.of(number.replaceFirst(other));
    }

    private Optional<String> addedCondition(String question, String language, FactPassages facts) {
        return unknown(language, "condition", question, facts).map(condition -> condition + question);
    }

    /** Something of which nothing speaks; which one hangs on the question, so that twins differ. */
    private Optional<String> unknown(String language, String what, String question, FactPassages facts) {
        List<Swap> open = swaps.stream()
                .filter(swap -> swap.language().equals(language) && swap.what().equals(what))
                .filter(swap -> swap.of().matcher(question).find())
                .filter(swap -> !question.contains(swap.cue()) && !facts.speakOf(swap.cue()))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(open.get(Math.floorMod(question.hashCode(), open.size()))
                        .text());
    }

    /** The longest text of this form that both hold. */
    private static String common(String one, String other, Pattern form) {
        String folded = other.toLowerCase(Locale.ROOT);
        String longest = "";
        for (int from = 0; from < one.length(); from++) {
            for (int to = from + longest.length() + 1; to <= one.length(); to++) {
                String text = one.substring(from, to);
                boolean whole = isWhole(one, from, to);
                if (!folded.contains(text.toLowerCase(Locale.ROOT))) {
                    break;
                }
                longest = whole && form.matcher(text).matches() ? text : longest;
            }
        }
        return longest;
    }

    /** Whether no Latin word is cut. */
    private static boolean isWhole(String text, int from, int to) {
        boolean before = from > 0 && isLatin(text.charAt(from)) && isLatin(text.charAt(from - 1));
        boolean after = to < text.length() && isLatin(text.charAt(to - 1)) && isLatin(text.charAt(to));
        return !before && !after;
    }

    private static boolean isLatin(char character) {
        return Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
    }

    private static List<String[]> read(String name) {
        try (InputStream file = Objects.requireNonNull(RuleProposer.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
