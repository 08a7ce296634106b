package io.zhanggui.knowledge.index.pgvector;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnownWord;
import io.zhanggui.knowledge.index.Likeness;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The terms that entries have. */
record Vocabulary(JdbcClient jdbc) {

    private static final String OF_VERSION = """
            from knowledge.index_version v
            join knowledge.index_term t on t.merchant = v.merchant and t.version = v.id and t.entries > 0
            where v.merchant = :merchant and v.model = :model and v.dimension = :dimension
            """;

    private static final String HAVING = "select t.term, t.entries " + OF_VERSION + "and t.term = any(:terms)";

    /** Compares columns, and not what functions make of the term: under row security only such a condition asks an index. */
    private static final String WITH_ENDS = "select t.term, t.entries " + OF_VERSION
            + "and (t.initial = any(:initials) or t.final = any(:finals)) and t.digits = any(:digits) and t.size = any(:sizes)";

    Map<String, Long> entriesWith(IndexVersion version, Collection<String> words) {
        Map<String, String> byTerm = words.stream().distinct().collect(toMap(Terms::fitting, word -> word));
        return of(HAVING, version)
                .param("terms", byTerm.keySet().toArray(String[]::new))
                .query((row, number) -> new KnownWord(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(toMap(word -> byTerm.getOrDefault(word.form(), word.form()), KnownWord::entries));
    }

    Map<String, List<KnownWord>> alike(IndexVersion version, Collection<String> words) {
        List<Likeness> likenesses = words.stream()
                .distinct()
                .map(Likeness::to)
                .filter(likeness -> likeness.edits() > 0)
                .toList();
        if (likenesses.isEmpty()) {
            return Map.of();
        }
        List<KnownWord> near = withEnds(version, likenesses);
        Map<String, List<KnownWord>> alike = new HashMap<>();
        for (Likeness likeness : likenesses) {
            List<KnownWord> found = near.stream()
                    .filter(word -> likeness.allows(word.form()))
                    .sorted(KnownWord.ORDER)
                    .toList();
            if (!found.isEmpty()) {
                alike.put(likeness.word(), found);
            }
        }
        return alike;
    }

    /** One slip in a Chinese word leaves its first character or its last one. */
    private List<KnownWord> withEnds(IndexVersion version, List<Likeness> likenesses) {
        return of(WITH_ENDS, version)
                .param("initials", different(likenesses.stream().map(likeness -> first(likeness.word()))))
                .param("digits", different(likenesses.stream().map(likeness -> Likeness.digits(likeness.word()))))
                .param(
                        "finals",
                        different(likenesses.stream().filter(Likeness::chinese).map(likeness -> last(likeness.word()))))
                .param(
                        "sizes",
                        likenesses.stream()
                                .flatMapToInt(Vocabulary::sizes)
                                .distinct()
                                .boxed()
                                .toArray(Integer[]::new))
                .query((row, number) -> new KnownWord(row.getString(1), row.getLong(2)))
                .list();
    }

    private static String[] different(Stream<String> texts) {
        return texts.distinct().toArray(String[]::new);
    }

    private static IntStream sizes(Likeness likeness) {
        int size = likeness.word().codePointCount(0, likeness.word().length());
        return likeness.chinese()
                ? IntStream.of(size)
                : IntStream.rangeClosed(size - likeness.edits(), size + likeness.edits());
    }

    private static String first(String word) {
        return Character.toString(word.codePointAt(0));
    }

    private static String last(String word) {
        return Character.toString(word.codePointBefore(word.length()));
    }

    private StatementSpec of(String sql, IndexVersion version) {
        return jdbc.sql(sql)
                .param("merchant", version.merchant().value())
                .param("model", version.model())
                .param("dimension", version.dimension());
    }
}
