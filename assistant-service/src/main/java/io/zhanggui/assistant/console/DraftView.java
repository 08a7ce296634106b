package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyItem;
import io.zhanggui.assistant.copywriting.Draft;
import io.zhanggui.assistant.copywriting.DraftFinding;
import io.zhanggui.assistant.copywriting.DraftFinding.Part;
import io.zhanggui.assistant.copywriting.Reviewed;
import io.zhanggui.evaluation.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An item with its text cut where findings begin and end. Title and body are empty where nothing was written.
 *
 * @param notes the findings, each with the number that marks its words in the text
 */
record DraftView(CopyItem item, List<Piece> title, List<Piece> body, List<Note> notes) {

    /**
     * A piece of a text.
     *
     * @param notes numbers of the findings that are about it, such as {@code 1} or {@code 1·3}; empty if there is none
     */
    record Piece(String text, String notes) {

        /** Whether a finding is about it. */
        public boolean found() {
            return !notes.isEmpty();
        }
    }

    /** A finding with its number, from 1. */
    record Note(int number, DraftFinding about) {

        public Finding finding() {
            return about.finding();
        }
    }

    static DraftView of(CopyItem item) {
        Draft draft = item.draft();
        if (draft == null) {
            return new DraftView(item, List.of(), List.of(), List.of());
        }
        List<Note> notes = new ArrayList<>();
        draft.findings().forEach(finding -> notes.add(new Note(notes.size() + 1, finding)));
        return new DraftView(
                item, pieces(draft.title(), notes, Part.TITLE), pieces(draft.body(), notes, Part.BODY), notes);
    }

    /** Whether somebody still has to decide about a text. */
    public boolean undecided() {
        return item.draft() != null && item.reviewed() == Reviewed.OPEN;
    }

    /** Whether it may be taken without a further question. */
    public boolean clean() {
        return item.draft() != null && notes.isEmpty();
    }

    private static List<Piece> pieces(String text, List<Note> notes, Part part) {
        List<Note> within = notes.stream()
                .filter(note -> note.about().part() == part && fits(note.finding(), text))
                .toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        within.forEach(note -> cuts.addAll(List.of(note.finding().start(), end(note.finding()))));
        List<Piece> pieces = new ArrayList<>();
        for (int from : cuts.headSet(text.length())) {
            int to = cuts.tailSet(from, false).first();
            String numbers = within.stream()
                    .filter(note -> note.finding().start() <= from && to <= end(note.finding()))
                    .map(note -> Integer.toString(note.number()))
                    .collect(Collectors.joining("·"));
            pieces.add(new Piece(text.substring(from, to), numbers));
        }
        return pieces;
    }

    private static boolean fits(Finding finding, String text) {
        return !finding.quote().isEmpty() && finding.start() >= 0 && end(finding) <= text.length();
    }

    private static int end(Finding finding) {
        return finding.start() + finding.quote().length();
    }
}
