package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What a table may hold.
 *
 * @param wanted whether a table with these headers is one of this kind
 * @param reader for a table with these headers
 */
record TableKind(
        FactTable table, Predicate<List<String>> wanted, BiFunction<List<String>, Merchant, RowReader> reader) {

    static final TableKind PRODUCTS = new TableKind(
            FactTable.PRODUCT,
            ProductReader::suits,
            (headers, merchant) -> new ProductReader(headers, merchant.locale()));

    static final TableKind FAQS =
            new TableKind(FactTable.FAQ, FaqReader::suits, (headers, merchant) -> new FaqReader(headers));
}
