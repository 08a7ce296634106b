package io.zhanggui.knowledge.ingest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads from a row for whom and when its fact holds. */
final class ScopeColumns {

    private static final int LIMIT = 60;

    private final @Nullable String language;
    private final @Nullable String from;
    private final @Nullable String until;
    private final Moments moments;

    ScopeColumns(ColumnMapping mapping, ZoneId zone) {
        this.language = mapping.header(Field.LANGUAGE);
        this.from = mapping.header(Field.VALID_FROM);
        this.until = mapping.header(Field.VALID_UNTIL);
        this.moments = new Moments(zone);
    }

    Scope of(Cells cells) throws RowRejected {
        return Scope.checked(
                cells.text(language, LIMIT),
                Scope.window(
                        from == null ? null : moments.from(from, cells.text(from, LIMIT)),
                        until == null ? null : moments.until(until, cells.text(until, LIMIT))));
    }
}
