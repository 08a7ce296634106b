package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.ingest.Upsert.Column;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom and when a fact holds.
 *
 * @param language an ISO 639 code; null for the shop's own
 */
record Scope(@Nullable String language, Validity validity) {

    static final Scope EVERYWHERE = new Scope(null, Validity.ALWAYS);

    /** The columns of each table that hold it. */
    static final List<Column> COLUMNS = List.of(
            Column.text("language"),
            new Column("valid_from", "timestamp with time zone"),
            new Column("valid_until", "timestamp with time zone"));

    /** With the code of the language that the text names. */
    static Scope checked(@Nullable String language, Validity validity) throws RowRejected {
        return new Scope(language == null || language.isBlank() ? null : Languages.code(language), validity);
    }

    /**
     * The window between two moments.
     *
     * @throws RowRejected if it ends before it begins
     */
    static Validity window(@Nullable Instant from, @Nullable Instant until) throws RowRejected {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new RowRejected(Reason.of("row.window", from.toString(), until.toString()));
        }
        return from == null && until == null ? Validity.ALWAYS : new Validity(from, until);
    }

    /** The values of the {@link #COLUMNS}. */
    List<@Nullable Object> values() {
        return Arrays.asList(language, moment(validity.from()), moment(validity.until()));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
