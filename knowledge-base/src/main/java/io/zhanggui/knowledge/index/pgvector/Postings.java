package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.index.IndexVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The postings of some terms, as they lie in the table. Entries that are gone may still be among them.
 *
 * @param blocks of each term that has any
 */
record Postings(Map<String, List<Block>> blocks) {

    private static final String SQL = """
            select term, block, postings from knowledge.index_posting
            where merchant = :merchant and version = :version and term = any(:terms)
            """;

    /** Twelve bytes for each entry: its id less the first, how often it has the term, how many words it has. */
    record Block(String term, long first, ByteBuffer bytes) {}

    /** Takes what stands in a posting. */
    interface Reader {
        void posting(long entry, int count, int words);
    }

    static Postings read(JdbcClient jdbc, IndexVersion version, long id, Collection<String> terms) {
        Map<String, List<Block>> blocks = new HashMap<>();
        jdbc.sql(SQL)
                .param("merchant", version.merchant().value())
                .param("version", id)
                .param("terms", terms.toArray(String[]::new))
                .query((row, number) -> new Block(row.getString(1), row.getLong(2), ByteBuffer.wrap(row.getBytes(3))))
                .list()
                .forEach(block -> blocks.computeIfAbsent(block.term(), term -> new ArrayList<>())
                        .add(block));
        return new Postings(blocks);
    }

    void of(String term, Reader reader) {
        for (Block block : blocks.getOrDefault(term, List.of())) {
            ByteBuffer bytes = block.bytes().duplicate();
            while (bytes.hasRemaining()) {
                reader.posting(block.first() + bytes.getInt(), bytes.getInt(), bytes.getInt());
            }
        }
    }

    /** The entries that have one of the terms. */
    Set<Long> entriesWithOneOf(List<String> terms) {
        Set<Long> entries = new HashSet<>();
        terms.forEach(term -> of(term, (entry, count, words) -> entries.add(entry)));
        return entries;
    }
}
