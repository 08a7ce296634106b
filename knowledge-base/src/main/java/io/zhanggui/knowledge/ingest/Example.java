package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;

/** What would become of one row of a table. */
public sealed interface Example {

    /** Number of the row, as a spreadsheet shows it. */
    int row();

    /** The row is this product. */
    record OfProduct(int row, Product product) implements Example {}

    /** The row is this entry. */
    record OfFaq(int row, FaqEntry entry) implements Example {}

    /** The row would not be taken. */
    record Refused(int row, Reason reason) implements Example {}
}
