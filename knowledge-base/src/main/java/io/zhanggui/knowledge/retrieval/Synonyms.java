package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The groups of words that mean the same in each shop. A search uses them when it asks, so a change needs no new import and holds at
 * once in every process. Thread-safe.
 */
public final class Synonyms {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<MerchantId, Known> known = new ConcurrentHashMap<>();

    private record Known(long revision, SynonymDictionary dictionary) {}

    private record Row(String group, String word) {}

    public Synonyms(JdbcTemplate template, PlatformTransactionManager transactions) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
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
        return changed(merchant, groups -> saved(merchant, cleaned, groups));
    }

    /** Makes a new group of these words, under its first word or, where a group has that id, under the word with a number. */
    public SynonymSaving add(MerchantId merchant, List<String> words) {
        return changed(merchant, groups -> {
            SynonymGroup cleaned =
                    SynonymRules.cleaned(new SynonymGroup(words.isEmpty() ? "" : words.getFirst(), words));
            Set<String> ids = groups.stream().map(SynonymGroup::id).collect(Collectors.toSet());
            return saved(merchant, SynonymRules.withFreeId(cleaned, ids), groups);
        });
    }

    private SynonymSaving saved(MerchantId merchant, SynonymGroup group, List<SynonymGroup> groups) {
        List<SynonymGroup> others =
                groups.stream().filter(other -> !other.id().equals(group.id())).toList();
        Optional<Reason> wrong = SynonymList.of(others).add(group);
        if (wrong.isPresent()) {
            return new SynonymSaving.Refused(wrong.get(), 0);
        }
        remove(merchant, group.id());
        insert(merchant, List.of(group));
        return new SynonymSaving.Written(others.size() == groups.size(), List.of(group));
    }

    /**
     * Makes the lines of a text the groups of the merchant, in place of all there were. Each line holds the words of one group with
     * commas between them; blank lines and lines that begin with {@code #} are passed over. A group that stood there with the same
     * words keeps its id; another has its first word for one.
     */
    public SynonymSaving replace(MerchantId merchant, String text) {
        SynonymList list = new SynonymList();
        List<String> lines = text.replace(BYTE_ORDER_MARK, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith(SynonymRules.COMMENT)) {
                continue;
            }
            List<String> words = SynonymRules.words(line);
            String id = words.isEmpty() ? line : words.getFirst();
            Optional<Reason> wrong = list.add(SynonymRules.cleaned(new SynonymGroup(id, words)));
            if (wrong.isPresent()) {
                return new SynonymSaving.Refused(wrong.get(), i + 1);
            }
        }
        return changed(merchant, before -> {
            jdbc.sql("delete from knowledge.synonym where merchant = :merchant")
                    .param("merchant", merchant.value())
                    .update();
            List<SynonymGroup> groups = list.withIdsOf(before);
            insert(merchant, groups);
            return new SynonymSaving.Written(before.isEmpty(), groups);
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

    private void insert(MerchantId merchant, List<SynonymGroup> groups) {
        template.batchUpdate(
                "insert into knowledge.synonym (merchant, folded, group_id, place, word) values (?, ?, ?, ?, ?)",
                groups.stream().flatMap(group -> rows(merchant, group)).toList());
    }

    private static Stream<Object[]> rows(MerchantId merchant, SynonymGroup group) {
        return IntStream.range(0, group.words().size()).mapToObj(place -> {
            String word = group.words().get(place);
            return new Object[] {merchant.value(), SynonymRules.folded(word), group.id(), place, word};
        });
    }
}
