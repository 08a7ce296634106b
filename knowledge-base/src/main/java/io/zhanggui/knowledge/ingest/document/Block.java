package io.zhanggui.knowledge.ingest.document;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A part of a document in reading order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
sealed interface Block {

    /**
     * @param level 1 is the highest
     */
    record Heading(int level, String text) implements Block {}

    /** A paragraph, or an item of a list. */
    record Paragraph(String text) implements Block {}

    /** The rows of a table, the header first. Rows may differ in length. */
    record Table(List<List<String>> rows) implements Block {

        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Here begins a page.
     *
     * @param number from 1
     */
    record Page(int number) implements Block {}
}
