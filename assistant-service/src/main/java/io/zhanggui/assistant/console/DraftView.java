package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyItem;
import io.zhanggui.assistant.copywriting.Draft;
import io.zhanggui.assistant.copywriting.DraftFinding;
import io.zhanggui.evaluation.check.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An item with its text cut where findings begin and end. Title and body are empty where nothing was written.
 */
record DraftView(CopyItem item, List<Piece> title, List<Piece> body) {

    /**
     * A piece of a text.
     *
     * @param found whether a finding is about it
     */
    record Piece(String text, boolean found) {}

    static DraftView of(CopyItem item) {
        Draft draft = item.draft();
        return draft == null
                ? new DraftView(item, List.of(), List.of())
                : new DraftView(
                        item,
                        pieces(draft.title(), draft, DraftFinding.Part.TITLE),
                        pieces(draft.body(), draft, DraftFinding.Part.BODY));
    }

    private static List<Piece> pieces(String text, Draft draft, DraftFinding.Part part) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Finding finding : findings(draft, part)) {
            int end = finding.start() + finding.quote().length();
            if (finding.start() >= at
                    && end <= text.length()
                    && !finding.quote().isEmpty()) {
                pieces.add(new Piece(text.substring(at, finding.start()), false));
                pieces.add(new Piece(text.substring(finding.start(), end), true));
                at = end;
            }
        }
        pieces.add(new Piece(text.substring(at), false));
        return pieces;
    }

    private static List<Finding> findings(Draft draft, DraftFinding.Part part) {
        return draft.findings().stream()
                .filter(found -> found.part() == part)
                .map(DraftFinding::finding)
                .sorted(Comparator.comparingInt(Finding::start))
                .toList();
    }
}
