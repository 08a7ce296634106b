package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.CallFigures.Pace;
import io.zhanggui.assistant.backend.CallFigures.Spent;
import io.zhanggui.assistant.backend.Preset;
import io.zhanggui.assistant.backend.Presets;
import io.zhanggui.assistant.backend.RosterEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backend of the chain, as a row of its page. */
record BackendRow(
        RosterEntry entry,
        @Nullable String provider,
        @Nullable Pace pace,
        @Nullable Spent spent,
        boolean first,
        boolean last) {

    static List<BackendRow> of(
            List<RosterEntry> entries, List<Pace> paces, List<Spent> spendings, Presets presets, Locale locale) {
        return entries.stream()
                .map(entry -> new BackendRow(
                        entry,
                        provider(entry, presets)
                                .map(preset -> preset.name(locale))
                                .orElse(null),
                        paces.stream()
                                .filter(pace -> pace.backend().equals(entry.name()))
                                .findFirst()
                                .orElse(null),
                        spendings.stream()
                                .filter(spent -> spent.backend().equals(entry.name()))
                                .findFirst()
                                .orElse(null),
                        entry.equals(entries.getFirst()),
                        entry.equals(entries.getLast())))
                .toList();
    }

    /** What it has cost since midnight. */
    public String spentToday() {
        return spent == null ? "–" : Yuan.of(spent.today());
    }

    /** Seconds with a digit, or two if it is short. */
    public static String seconds(@Nullable Long millis) {
        return millis == null ? "–" : String.format(Locale.ROOT, millis < 995 ? "%.2f" : "%.1f", millis / 1000.0);
    }

    private static Optional<Preset> provider(RosterEntry entry, Presets presets) {
        String id = entry.stored() == null ? entry.name() : entry.stored().preset();
        return Optional.ofNullable(id).flatMap(presets::find);
    }
}
