package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.index.Words;
import io.zhanggui.knowledge.index.Words.Placed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The words around those that a question shares with a product's name: whether together they are the name of another one.
 * In "雪屿炒锅" only the second word is that of a frying pan on offer, and the first one no product has.
 */
final class SaidName {

    /** A longer word that no product has is a name, too; two characters mostly are a common word. */
    private static final int LONG = 3;

    private final Reading reading;
    private final List<Placed> words;
    private final BitSet modifiers = new BitSet();
    private final Predicate<List<Token>> onOffer;

    /**
     * @param onOffer whether some product that may be meant has these words
     */
    SaidName(Reading reading, Predicate<List<Token>> onOffer) {
        this.reading = reading;
        this.words = words(reading.text());
        this.onOffer = onOffer;
        reading.lexicon().modifiers.in(reading.text()).forEach(said -> modifiers.set(said.start(), said.end()));
        reading.lexicon().phrasesIn(reading.text()).forEach(said -> modifiers.set(said.start(), said.end()));
    }

    /** A model code comes whole and in parts: the whole is enough. */
    private static List<Placed> words(String text) {
        List<Placed> words = new ArrayList<>();
        for (Placed word : Words.placed(text)) {
            if (words.isEmpty() || word.start() >= words.getLast().end()) {
                words.add(word);
            }
        }
        return words;
    }

    /**
     * Whether a name stands before what the question shares with the product, and no product has it.
     *
     * @param covered characters that the question shares with the product
     * @param title of the product: a question that says how it begins means it
     */
    boolean isAnother(BitSet covered, List<Token> title) {
        if (saysBeginning(title)) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (shared(words.get(i), covered) && (i == 0 || !shared(words.get(i - 1), covered)) && named(i, title)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is said ends as something else: a "折叠床" is none of the things whose name has "折叠", too. */
    boolean isAnotherThing(BitSet covered, List<Token> product) {
        for (int i = 0; i < words.size(); i++) {
            if (shared(words.get(i), covered)) {
                Placed last = last(i);
                List<Token> said = reading.tokens().stream()
                        .filter(token -> token.start() >= last.start() && token.end() <= last.end())
                        .toList();
                return !said.isEmpty() && Runs.indexOf(product, List.of(said.getLast())) < 0;
            }
        }
        return false;
    }

    /** The last of the words that stand together with this one. */
    private Placed last(int word) {
        int last = word;
        while (last + 1 < words.size() && beside(last) && says(words.get(last + 1))) {
            last++;
        }
        return words.get(last);
    }

    private boolean saysBeginning(List<Token> title) {
        List<Token> names = title.stream()
                .filter(token -> Character.isLetter(token.form().charAt(0)))
                .toList();
        int first = names.isEmpty() || !names.getFirst().han() ? 1 : 2;
        return names.size() < first || Runs.indexOf(reading.tokens(), names.subList(0, first)) >= 0;
    }

    /** Whether the words right before this one are a name that nothing on offer has; what the title says apart is none. */
    private boolean named(int word, List<Token> title) {
        int from = word;
        while (from > 0 && beside(from - 1) && unknown(words.get(from - 1))) {
            from--;
        }
        List<Placed> before = words.subList(from, word);
        if (before.isEmpty()) {
            return false;
        }
        List<Token> said = reading.tokens().stream()
                .filter(token -> token.start() >= before.getFirst().start()
                        && token.end() <= before.getLast().end())
                .toList();
        boolean name = before.size() > 1
                || before.getFirst().form().length() >= LONG
                || said.stream().noneMatch(Token::han);
        boolean apart = said.stream().allMatch(token -> Runs.indexOf(title, List.of(token)) >= 0);
        return name && !apart && !onOffer.test(said);
    }

    /** A word for itself, neither known nor a common one: names fall apart into characters when they are cut. */
    private boolean unknown(Placed word) {
        boolean nameLike = han(word) ? word.form().length() != 2 : word.end() - word.start() >= LONG;
        return nameLike && says(word) && modifiers.nextSetBit(word.start()) != word.start();
    }

    private boolean says(Placed word) {
        return !within(word, reading.empty())
                && !within(word, reading.asking())
                && Character.isLetter(reading.text().charAt(word.start()));
    }

    private boolean beside(int word) {
        String between = reading.text()
                .substring(words.get(word).end(), words.get(word + 1).start());
        boolean bothHan = han(words.get(word)) && han(words.get(word + 1));
        return between.isEmpty() || (!bothHan && (between.equals(" ") || between.equals("-")));
    }

    private boolean han(Placed word) {
        return Character.isIdeographic(reading.text().charAt(word.start()));
    }

    private static boolean shared(Placed word, BitSet covered) {
        int at = covered.nextSetBit(word.start());
        return at >= 0 && at < word.end();
    }

    private static boolean within(Placed word, BitSet characters) {
        return characters.nextClearBit(word.start()) >= word.end();
    }
}
