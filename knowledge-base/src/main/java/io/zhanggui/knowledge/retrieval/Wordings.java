package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.Words;
import java.util.List;
import java.util.Map;

/** How queries may be said otherwise. Thread-safe. */
final class Wordings {

    private final KnowledgeIndex index;
    private final Synonyms synonyms;
    private final Spelling spelling;

    Wordings(KnowledgeIndex index, Synonyms synonyms) {
        this.index = index;
        this.synonyms = synonyms;
        this.spelling = new Spelling(index);
    }

    /** By the shop's own synonyms, of which the index has to know the words. */
    Wording bySynonyms(MerchantId merchant, IndexVersion version, String text) {
        String folded = Words.folded(text);
        List<Replacement> found = synonyms.dictionary(merchant).in(folded);
        if (found.isEmpty()) {
            return new Wording(folded, List.of());
        }
        Map<String, Long> entriesWith = index.entriesWith(
                version,
                found.stream()
                        .flatMap(place -> place.meant().stream())
                        .flatMap(meant -> meant.words().stream())
                        .distinct()
                        .toList());
        return new Wording(
                folded, found.stream().map(place -> place.known(entriesWith)).toList());
    }

    /** With what was mistyped put right. */
    Wording corrected(Wording wording, IndexVersion version) {
        return wording.and(spelling.slips(version, wording.folded()));
    }
}
