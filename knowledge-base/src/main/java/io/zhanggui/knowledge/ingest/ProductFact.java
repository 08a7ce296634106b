package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.ingest.IndexedPassage.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final int CODE_LIMIT = 200;
    private static final int NAME_LIMIT = 500;
    private static final int TEXT_LIMIT = 20_000;
    private static final int ALL_LIMIT = 200_000;

    /** The product as it is kept, each attribute once. */
    static ProductFact checked(Product product, Locale locale) throws RowRejected {
        Cells.checked("code", product.code(), CODE_LIMIT);
        Cells.checked("title", product.title(), NAME_LIMIT);
        Cells.checked("category", Objects.requireNonNullElse(product.category(), ""), NAME_LIMIT);
        Cells.checked("description", Objects.requireNonNullElse(product.description(), ""), TEXT_LIMIT);
        Map<String, String> byName = new LinkedHashMap<>();
        for (Attribute attribute : product.attributes()) {
            Cells.checked("name", attribute.name(), CODE_LIMIT);
            Cells.checked(attribute.name(), attribute.value(), TEXT_LIMIT);
            byName.merge(attribute.name(), attribute.value(), ProductFact::both);
        }
        Cells.checked("attributes", String.join("", byName.values()), ALL_LIMIT);
        List<Attribute> attributes = byName.entrySet().stream()
                .map(named -> new Attribute(named.getKey(), named.getValue()))
                .toList();
        return new ProductFact(
                new Product(product.code(), product.title(), product.category(), product.description(), attributes)
                        .limited(
                                Scope.checked(product.language(), product.validity())
                                        .language(),
                                product.validity()),
                locale);
    }

    /** The value of an attribute that was given twice. */
    static String both(String first, String second) {
        return first.equals(second) ? first : first + "；" + second;
    }

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
    public Scope scope() {
        return new Scope(product.language(), product.validity());
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
                facets(PassageKind.PRODUCT), product.code(), product.title(), text, Position.WHOLE, List.of(text));
    }

    private IndexedPassage part(Attribute attribute, int ordinal) {
        return IndexedPassage.of(
                facets(PassageKind.ATTRIBUTE),
                product.code(),
                product.title(),
                attribute.value(),
                new Position(attribute.name(), 0, ordinal),
                lines(attribute).map(line -> product.title() + " " + line).toList());
    }

    private Facets facets(PassageKind kind) {
        return new Facets(kind, product.code(), product.category(), product.language(), product.validity());
    }

    /** To the list of its variants each of them leads. */
    private Stream<String> lines(Attribute attribute) {
        return attribute.name().equals(Variants.NAME)
                ? attribute.value().lines().map(variant -> line(new Attribute(attribute.name(), variant)))
                : Stream.of(line(attribute));
    }

    private String line(Attribute attribute) {
        String colon = locale.getLanguage().equals("zh") ? "：" : ": ";
        return attribute.name() + colon + attribute.value();
    }
}
