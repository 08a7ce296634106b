package io.zhanggui.knowledge.ingest.document;

import java.util.List;

/**
 * A document, cut.
 *
 * @param pieces in reading order, at least one
 */
public record DocumentText(String mediaType, String title, List<Piece> pieces) {

    public DocumentText {
        pieces = List.copyOf(pieces);
    }

    /**
     * A part that can be quoted by itself.
     *
     * @param place heading path, or page; empty where the document has neither
     */
    public record Piece(String place, String text) {}
}
