package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.ingest.document.DocumentText.Piece;
import io.zhanggui.knowledge.ingest.document.Outline.Part;
import io.zhanggui.knowledge.ingest.document.Outline.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts sections into pieces of up to about 360 Chinese characters or 225 words: at paragraphs if it can, else at sentences.
 * Where it cut inside a paragraph, a short sentence stands in both pieces. Used once.
 */
final class Cutter {

    private static final int TARGET = 360;
    private static final int LONGEST_PARAGRAPH = 450;
    private static final int LONGEST_OVERLAP = 60;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String place = "";

    List<Piece> cut(Outline outline) {
        outline.sections().forEach(this::section);
        return List.copyOf(pieces);
    }

    private void section(Section section) {
        for (Part part : section.parts()) {
            boolean fits = Sentences.weight(open) + Sentences.weight(part.text()) <= TARGET;
            String announcement = fits ? "" : announcement();
            if (!fits) {
                close();
            }
            open.append(announcement);
            if (open.length() == announcement.length()) {
                place = place(section, part);
            }
            if (fits || Sentences.weight(part.text()) <= LONGEST_PARAGRAPH) {
                open.append(open.isEmpty() ? "" : "\n").append(part.text());
            } else {
                sentences(section, part);
            }
        }
        close();
    }

    /** Takes a last line such as {@code 运费：} off, which belongs to what follows. */
    private String announcement() {
        int line = open.lastIndexOf("\n") + 1;
        String last = open.substring(line);
        if (line == 0 || !last.matches(".*[:：]") || Sentences.weight(last) > LONGEST_OVERLAP) {
            return "";
        }
        open.setLength(line);
        return last;
    }

    private void sentences(Section section, Part part) {
        String last = "";
        for (String sentence : Sentences.of(part.text())) {
            if (!open.isEmpty() && Sentences.weight(open) + Sentences.weight(sentence) > TARGET) {
                close();
                place = place(section, part);
                open.append(Sentences.weight(last) <= LONGEST_OVERLAP ? last : "");
            }
            open.append(sentence);
            last = sentence;
        }
    }

    private static String place(Section section, Part part) {
        if (!section.path().isEmpty()) {
            return section.path();
        }
        return part.page() > 0 ? "p. " + part.page() : "";
    }

    private void close() {
        if (!open.toString().isBlank()) {
            pieces.add(new Piece(place, open.toString().strip()));
        }
        open.setLength(0);
    }
}
