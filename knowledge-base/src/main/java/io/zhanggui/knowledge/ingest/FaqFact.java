package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.ingest.IndexedPassage.Position;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An FAQ entry: one passage, to which each way to ask leads. */
record FaqFact(FaqEntry entry) implements Fact {

    private static final Pattern IRRELEVANT = Pattern.compile("[\\s\\p{Punct}。、，！？；：]+");

    private static final int QUESTION_LIMIT = 500;
    private static final int SIMILAR_LIMIT = 20_000;
    private static final int ANSWER_LIMIT = 20_000;

    /** The entry as it is kept: questions without margin, each once. */
    static FaqFact checked(FaqEntry entry) throws RowRejected {
        String question = Cells.trim(Cells.checked("question", entry.question(), QUESTION_LIMIT));
        if (question.isEmpty()) {
            throw new RowRejected(Reason.of("faq.no-question", "question"));
        }
        List<String> similar = entry.similarQuestions().stream()
                .map(Cells::trim)
                .filter(other -> !other.isEmpty() && !other.equals(question))
                .distinct()
                .toList();
        for (String other : similar) {
            Cells.checked(other, other, QUESTION_LIMIT);
        }
        Cells.checked("similarQuestions", String.join("\n", similar), SIMILAR_LIMIT);
        return new FaqFact(new FaqEntry(
                Cells.checked("id", entry.id(), QUESTION_LIMIT),
                question,
                similar,
                Cells.checked("answer", entry.answer(), ANSWER_LIMIT),
                Scope.checked(entry.language(), entry.validity()).language(),
                entry.validity()));
    }

    /** Equal for questions that differ in width, case, spaces and punctuation alone. */
    static String questionHash(String question) {
        String normal = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String bare = IRRELEVANT.matcher(normal).replaceAll("");
        return Hash.of(bare.isEmpty() ? normal : bare);
    }

    @Override
    public String id() {
        return entry.id();
    }

    @Override
    public Example example(int row) {
        return new Example.OfFaq(row, entry);
    }

    @Override
    public List<@Nullable Object> values() {
        return List.of(
                entry.question(),
                questionHash(entry.question()),
                JsonMapper.shared().writeValueAsString(entry.similarQuestions()),
                entry.answer());
    }

    @Override
    public Scope scope() {
        return new Scope(entry.language(), entry.validity());
    }

    @Override
    public List<IndexedPassage> passages() {
        List<String> texts = Stream.concat(Stream.of(entry.question()), entry.similarQuestions().stream())
                .distinct()
                .toList();
        return List.of(IndexedPassage.of(
                new Facets(PassageKind.FAQ, null, null, entry.language(), entry.validity()),
                entry.id(),
                entry.question(),
                entry.answer(),
                Position.WHOLE,
                texts));
    }
}
