package io.zhanggui.assistant.copywriting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file that drafts can be taken away in. */
public enum ExportFormat {
    /** UTF-8 with a byte order mark, so that spreadsheets read it. */
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** A JSON object a line. */
    JSONL("application/x-ndjson;charset=UTF-8");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As the API and file names write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that {@link #id}, whatever its case. */
    public static Optional<ExportFormat> of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id().equalsIgnoreCase(id.strip()))
                .findFirst();
    }
}
