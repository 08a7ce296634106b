package io.zhanggui.assistant.support;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.CosineSimilarity;
import io.zhanggui.assistant.merchant.MerchantAccount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What shoppers asked in vain, like questions together. Whether a question would be answered by now is found by asking the
 * fact base again, without a model. Thread-safe.
 */
@Component
public class Unanswered {

    /** Cosine from which on two questions ask the same; a paraphrase is rarely below. */
    private static final double ALIKE = 0.82;

    private static final int LOOKED_AT = 300;

    /** Whoever wants a person and says so few words more asks nothing. */
    private static final int MANNERS = 2;

    private final Questions questions;
    private final SentenceVectors vectors;
    private final AnswerPath path;

    Unanswered(Questions questions, SentenceVectors vectors, AnswerPath path) {
        this.questions = questions;
        this.vectors = vectors;
        this.path = path;
    }

    /**
     * Questions that ask the same.
     *
     * @param asked each time it was asked, the latest first; never empty
     * @param wordings the different ways in which it was asked, the first one the latest
     */
    public record Group(List<Asked> asked, List<String> wordings) {

        public Group {
            asked = List.copyOf(asked);
            wordings = List.copyOf(wordings);
        }

        /** The latest time it was asked. */
        public Asked latest() {
            return asked.getFirst();
        }
    }

    /**
     * Part of the groups.
     *
     * @param total how many groups there are
     */
    public record Page(List<Group> groups, int total) {

        public Page {
            groups = List.copyOf(groups);
        }
    }

    /** Out of the latest 300 questions, what was asked most often first. */
    public Page page(MerchantAccount shop, int offset, int limit) {
        Lexicon lexicon = Lexicon.of(shop.locale());
        List<Asked> open = questions.open(shop.id(), LOOKED_AT).stream()
                .filter(asked -> asked.message().outcome() instanceof Outcome.Declined
                        || asksSomething(Reading.of(asked.message().question(), lexicon)))
                .toList();
        List<List<Asked>> gathered = gathered(open, vectors(shop, open));
        return new Page(
                gathered.stream()
                        .sorted(Comparator.comparingInt((List<Asked> alike) -> -alike.size()))
                        .skip(offset)
                        .limit(limit)
                        .map(Unanswered::group)
                        .toList(),
                gathered.size());
    }

    /** Whether the shop would answer the latest question by now. A wish for a person beside the question is overheard. */
    public boolean answers(MerchantAccount shop, Group group) {
        Message message = group.latest().message();
        Reading reading = Reading.of(message.question(), Lexicon.of(shop.locale()));
        Topic topic = new Topic(message.topic().productCode(), null);
        return switch (path.evidence(shop, reading, topic).verdict()) {
            case ATTRIBUTE, FAQ, DOCUMENT -> true;
            case ASK_BACK, DECLINE -> false;
        };
    }

    /** Whether more is said than that a person is wanted. */
    private static boolean asksSomething(Reading reading) {
        BitSet said = (BitSet) reading.empty().clone();
        reading.lexicon()
                .manners
                .overlappingIn(reading.text())
                .forEach(phrase -> said.set(phrase.start(), phrase.end()));
        return reading.tokens().stream()
                        .filter(token -> !said.get(token.start()))
                        .count()
                > MANNERS;
    }

    private List<Embedding> vectors(MerchantAccount shop, List<Asked> open) {
        return open.isEmpty()
                ? List.of()
                : vectors.of(
                        shop.locale(),
                        open.stream()
                                .map(asked -> normal(asked.message().question()))
                                .toList());
    }

    /** Each question joins the first group whose latest question asks the same about the same product. */
    private static List<List<Asked>> gathered(List<Asked> open, List<Embedding> vectors) {
        List<List<Asked>> groups = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int at = 0;
            while (at < groups.size() && !alike(open, vectors, heads.get(at), i)) {
                at++;
            }
            if (at == groups.size()) {
                groups.add(new ArrayList<>());
                heads.add(i);
            }
            groups.get(at).add(open.get(i));
        }
        return groups;
    }

    private static boolean alike(List<Asked> open, List<Embedding> vectors, int one, int other) {
        Message first = open.get(one).message();
        Message second = open.get(other).message();
        return Objects.equals(first.topic().productCode(), second.topic().productCode())
                && (normal(first.question()).equals(normal(second.question()))
                        || CosineSimilarity.between(vectors.get(one), vectors.get(other)) >= ALIKE);
    }

    private static Group group(List<Asked> asked) {
        Set<String> wordings = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        for (Asked each : asked) {
            String question = each.message().question().strip();
            if (known.add(normal(question))) {
                wordings.add(question);
            }
        }
        return new Group(asked, List.copyOf(wordings));
    }

    private static String normal(String question) {
        String folded = Reading.normalised(question);
        String bare = folded.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
        return bare.isEmpty() ? folded : bare;
    }
}
