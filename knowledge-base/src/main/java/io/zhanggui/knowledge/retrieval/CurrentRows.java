package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Passage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows that one search has to do with, each read once. Not thread-safe. */
final class CurrentRows {

    private final Function<Collection<String>, Map<String, Passage>> reader;
    private final Set<String> read = new HashSet<>();
    private final Map<String, Passage> found = new HashMap<>();

    /**
     * @param reader gives those of the ids that exist and hold now, by id
     */
    CurrentRows(Function<Collection<String>, Map<String, Passage>> reader) {
        this.reader = reader;
    }

    /** What is there of the passages and holds now, in their order. */
    List<Hit> hits(List<Scored> passages) {
        List<String> unread =
                passages.stream().map(Scored::passageId).filter(read::add).toList();
        found.putAll(reader.apply(unread));
        return passages.stream().flatMap(this::hit).toList();
    }

    private Stream<Hit> hit(Scored scored) {
        return Stream.ofNullable(found.get(scored.passageId())).map(scored::of);
    }
}
