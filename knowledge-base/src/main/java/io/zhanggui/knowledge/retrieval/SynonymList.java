package io.zhanggui.knowledge.retrieval;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.zhanggui.knowledge.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups of a merchant of which no two share a word. Not thread-safe. */
final class SynonymList {

    static final int MOST_GROUPS = 500;

    private final List<SynonymGroup> groups = new ArrayList<>();
    private final Map<String, SynonymGroup> byFolded = new HashMap<>();

    /** Of groups that stand already. */
    static SynonymList of(List<SynonymGroup> standing) {
        SynonymList list = new SynonymList();
        standing.forEach(list::put);
        return list;
    }

    /** Takes a cleaned group in, or says why it cannot be kept. */
    Optional<Reason> add(SynonymGroup group) {
        Optional<Reason> wrong = SynonymRules.wrong(group).or(this::full).or(() -> taken(group));
        if (wrong.isEmpty()) {
            put(group);
        }
        return wrong;
    }

    /** The groups, those with the words of a group of before under its id, and no two under one. */
    List<SynonymGroup> withIdsOf(List<SynonymGroup> before) {
        Map<Set<String>, String> ids = before.stream().collect(toMap(SynonymList::folded, SynonymGroup::id));
        Set<String> taken = groups.stream()
                .map(group -> ids.get(folded(group)))
                .filter(Objects::nonNull)
                .collect(toSet());
        List<SynonymGroup> named = new ArrayList<>();
        for (SynonymGroup group : groups) {
            @Nullable String id = ids.get(folded(group));
            SynonymGroup under =
                    id == null ? SynonymRules.withFreeId(group, taken) : new SynonymGroup(id, group.words());
            taken.add(under.id());
            named.add(under);
        }
        return named;
    }

    private static Set<String> folded(SynonymGroup group) {
        return group.words().stream().map(SynonymRules::folded).collect(toSet());
    }

    private void put(SynonymGroup group) {
        groups.add(group);
        group.words().forEach(word -> byFolded.put(SynonymRules.folded(word), group));
    }

    private Optional<Reason> full() {
        return groups.size() < MOST_GROUPS
                ? Optional.empty()
                : Optional.of(Reason.of("synonyms.groups", Integer.toString(MOST_GROUPS)));
    }

    private Optional<Reason> taken(SynonymGroup group) {
        return group.words().stream()
                .flatMap(word -> Optional.ofNullable(byFolded.get(SynonymRules.folded(word)))
                        .map(other -> Reason.of("synonyms.taken", word, String.join(", ", other.words())))
                        .stream())
                .findFirst();
    }
}
