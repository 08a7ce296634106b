package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The groups of words that mean the same in each shop. A search uses them when it asks, so a change needs no new import and holds at
 * once in every process. Thread-safe.
 */
public final class Synonyms {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<MerchantId, Known> known = new ConcurrentHashMap<>();

    private record Known(long revision, SynonymDictionary dictionary) {}

    private record Row(String group, String word) {}

    public Synonyms(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The words of one line, apart at commas, semicolons and equals signs, in Chinese or Latin. */
    public static List<String> words(String line) {
        return SynonymRules.words(line);
    }

    /** By id. */
    public List<SynonymGroup> all(MerchantId merchant) {
        return Tenancy.within(merchant, () -> read(merchant));
    }

    public Optional<SynonymGroup> find(MerchantId merchant, String id) {
        return all(merchant).stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** Makes this the group with its id. */
    public SynonymSaving save(MerchantId merchant, SynonymGroup group) {
        SynonymGroup cleaned = SynonymRules.cleaned(group);
        return changed(merchant, groups -> {
            List<SynonymGroup> others = groups.stream()
                    .filter(other -> !other.id().equals(cleaned.id()))
                    .toList();
            Optional<Reason> wrong = SynonymRules.wrong(cleaned, others);
            if (wrong.isPresent()) {
                return new SynonymSaving.Refused(wrong.get(), 0);
            }
            remove(merchant, cleaned.id());
            insert(merchant, cleaned);
            return new SynonymSaving.Written(others.size() == groups.size(), 1);
        });
    }

    /**
     * Makes the lines of a text the groups of the merchant, in place of all there were. Each line holds the words of one group with
     * commas between them; blank lines and lines that begin with {@code #} are passed over.
     */
    public SynonymSaving replace(MerchantId merchant, String text) {
        List<SynonymGroup> groups = new ArrayList<>();
        List<String> lines = text.replace(BYTE_ORDER_MARK, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> words = SynonymRules.words(line);
            String id = words.isEmpty() ? line : words.getFirst();
            SynonymGroup group = SynonymRules.cleaned(new SynonymGroup(id, words));
            Optional<Reason> wrong = SynonymRules.wrong(group, groups);
            if (wrong.isPresent()) {
                return new SynonymSaving.Refused(wrong.get(), i + 1);
            }
            groups.add(group);
        }
        return changed(merchant, before -> {
            jdbc.sql("delete from knowledge.synonym where merchant = :merchant")
                    .param("merchant", merchant.value())
                    .update();
            groups.forEach(group -> insert(merchant, group));
            return new SynonymSaving.Written(before.isEmpty(), groups.size());
        });
    }

    /** The groups as {@link #replace} reads them. */
    public String text(MerchantId merchant) {
        return all(merchant).stream()
                .map(group -> String.join(", ", group.words()) + "\n")
                .collect(Collectors.joining());
    }

    /** Removes the group; false if there is none. */
    public boolean delete(MerchantId merchant, String id) {
        return Tenancy.within(
                merchant,
                () -> Boolean.TRUE.equals(transaction.execute(status -> {
                    advance(merchant);
                    return remove(merchant, id) > 0;
                })));
    }

    /** What the merchant's groups say now. */
    SynonymDictionary dictionary(MerchantId merchant) {
        long revision = jdbc.sql("select revision from knowledge.synonym_list where merchant = :merchant")
                .param("merchant", merchant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (revision == 0) {
            return SynonymDictionary.EMPTY;
        }
        Known now = known.get(merchant);
        if (now == null || now.revision() != revision) {
            now = new Known(revision, SynonymDictionary.of(read(merchant)));
            known.put(merchant, now);
        }
        return now.dictionary();
    }

    private SynonymSaving changed(MerchantId merchant, Function<List<SynonymGroup>, SynonymSaving> change) {
        return Tenancy.within(
                merchant,
                () -> transaction.execute(status -> {
                    advance(merchant);
                    SynonymSaving end = change.apply(read(merchant));
                    if (end instanceof SynonymSaving.Refused) {
                        status.setRollbackOnly();
                    }
                    return end;
                }));
    }

    /** Keeps other writers out until the transaction ends. */
    private void advance(MerchantId merchant) {
        jdbc.sql("insert into knowledge.synonym_list (merchant, revision) values (:merchant, 0) on conflict do nothing")
                .param("merchant", merchant.value())
                .update();
        jdbc.sql("update knowledge.synonym_list set revision = revision + 1 where merchant = :merchant")
                .param("merchant", merchant.value())
                .update();
    }

    private List<SynonymGroup> read(MerchantId merchant) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        jdbc.sql("select group_id, word from knowledge.synonym where merchant = :merchant order by group_id, place")
                .param("merchant", merchant.value())
                .query((row, number) -> new Row(row.getString(1), row.getString(2)))
                .list()
                .forEach(row -> groups.computeIfAbsent(row.group(), id -> new ArrayList<>())
                        .add(row.word()));
        return groups.entrySet().stream()
                .map(group -> new SynonymGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private int remove(MerchantId merchant, String id) {
        return jdbc.sql("delete from knowledge.synonym where merchant = :merchant and group_id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .update();
    }

    private void insert(MerchantId merchant, SynonymGroup group) {
        for (int place = 0; place < group.words().size(); place++) {
            String word = group.words().get(place);
            jdbc.sql("insert into knowledge.synonym (merchant, folded, group_id, place, word)"
                            + " values (:merchant, :folded, :id, :place, :word)")
                    .param("merchant", merchant.value())
                    .param("folded", SynonymRules.folded(word))
                    .param("id", group.id())
                    .param("place", place)
                    .param("word", word)
                    .update();
        }
    }
}
