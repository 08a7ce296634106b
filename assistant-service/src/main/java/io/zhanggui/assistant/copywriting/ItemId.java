package io.zhanggui.assistant.copywriting;

import java.util.Optional;

/** What {@link CopyItem#id} is made of. */
record ItemId(String jobId, int position) {

    static Optional<ItemId> parse(String id) {
        int dash = id.lastIndexOf('-');
        boolean wellFormed = dash > 0 && id.substring(dash + 1).matches("\\d{1,9}");
        return wellFormed
                ? Optional.of(new ItemId(id.substring(0, dash), Integer.parseInt(id.substring(dash + 1))))
                : Optional.empty();
    }
}
