package io.zhanggui.knowledge.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the fact base with the passages made of it. */
interface Fact {

    String id();

    /** The values of the {@link FactTable#columns()}, in their order. */
    List<@Nullable Object> values();

    Scope scope();

    List<IndexedPassage> passages();

    /** It, as a row of a table would become it. */
    default Example example(int row) {
        throw new UnsupportedOperationException("No table holds " + id());
    }

    /** Two facts with the same hash are the same. */
    default String contentHash() {
        return scope().equals(Scope.EVERYWHERE)
                ? Hash.of(values().toArray())
                : Hash.of(Stream.concat(values().stream(), scope().values().stream())
                        .toArray());
    }
}
