package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.StagedFile;
import io.zhanggui.assistant.facts.Staging;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.TableKind;
import io.zhanggui.knowledge.ingest.TablePreview;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices a table among documents. */
final class LooksLike {

    private static final Set<String> ENDINGS = Set.of("csv", "xlsx", "json", "jsonl");

    private LooksLike() {}

    /** The kind of table that the file holds; null if it holds none that we know. */
    static @Nullable TableKind of(StagedFile file, Staging staging) {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return null;
        }
        try {
            TablePreview preview = staging.preview(file, TableKind.PRODUCTS, null, null);
            return preview.mapping()
                            .problems(TableKind.PRODUCTS, preview.headers())
                            .isEmpty()
                    ? TableKind.PRODUCTS
                    : preview.seems();
        } catch (ImportRejected e) {
            return null;
        }
    }
}
