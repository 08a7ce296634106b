package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.faq.FaqEntry;
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
    public List<IndexedPassage> passages() {
        List<String> texts = Stream.concat(Stream.of(entry.question()), entry.similarQuestions().stream())
                .distinct()
                .toList();
        return List.of(IndexedPassage.of(
                PassageKind.FAQ, entry.id(), null, entry.question(), entry.answer(), Position.WHOLE, texts));
    }
}
