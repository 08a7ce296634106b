package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.ingest.IndexedPassage.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product: one passage of the whole, and one for each attribute.
 *
 * @param locale of the merchant; decides how a name and its value are joined
 */
record ProductFact(Product product, Locale locale) implements Fact {

    @Override
    public String id() {
        return product.code();
    }

    @Override
    public Example example(int row) {
        return new Example.OfProduct(row, product);
    }

    @Override
    public List<@Nullable Object> values() {
        return Arrays.asList(
                product.title(),
                product.category(),
                product.description(),
                JsonMapper.shared().writeValueAsString(product.attributes()));
    }

    @Override
    public List<IndexedPassage> passages() {
        List<IndexedPassage> passages = new ArrayList<>();
        passages.add(whole());
        product.attributes().forEach(attribute -> passages.add(part(attribute, passages.size())));
        return passages;
    }

    private IndexedPassage whole() {
        String text = Stream.concat(
                        Stream.of(product.title(), product.category(), product.description())
                                .filter(Objects::nonNull),
                        product.attributes().stream().map(this::line))
                .collect(joining("\n"));
        return IndexedPassage.of(
                PassageKind.PRODUCT,
                product.code(),
                product.code(),
                product.title(),
                text,
                Position.WHOLE,
                List.of(text));
    }

    private IndexedPassage part(Attribute attribute, int ordinal) {
        return IndexedPassage.of(
                PassageKind.ATTRIBUTE,
                product.code(),
                product.code(),
                product.title(),
                attribute.value(),
                new Position(attribute.name(), 0, ordinal),
                List.of(product.title() + " " + line(attribute)));
    }

    private String line(Attribute attribute) {
        String colon = locale.getLanguage().equals("zh") ? "：" : ": ";
        return attribute.name() + colon + attribute.value();
    }
}
