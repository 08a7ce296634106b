package io.zhanggui.assistant.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What the shipped datasets promise about themselves. */
class ShippedDatasetsTest {

    private static final Path FOLDER = Path.of("..", "evaluation", "datasets");
    private static final Dataset CHINESE = Dataset.read(FOLDER.resolve("sample-shop-zh.jsonl"));
    private static final Dataset ENGLISH = Dataset.read(FOLDER.resolve("sample-shop-en.jsonl"));

    @Test
    void thereAreEnoughCasesOfEachKind() {
        assertThat(CHINESE.cases()).hasSizeGreaterThanOrEqualTo(160);
        assertThat(tagged("paraphrase")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(tagged("attribute")).hasSizeGreaterThanOrEqualTo(30);
        assertThat(tagged("near-miss"))
                .hasSizeGreaterThanOrEqualTo(30)
                .allMatch(declined -> declined.expectedOutcome() == Outcome.DECLINED);
        assertThat(CHINESE.cases().stream().filter(Case::isFollowUp)).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void noParaphraseSharesARunOfFourCharactersWithAStoredQuestion() throws IOException {
        Set<String> stored = new HashSet<>();
        for (CSVRecord row : rows("/sample-shop/zh-CN/faqs.csv")) {
            stored.addAll(runs(row.get("问题")));
            Stream.of(row.get("相似问题").split("\\|"))
                    .map(ShippedDatasetsTest::runs)
                    .forEach(stored::addAll);
        }

        assertThat(stored).hasSizeGreaterThan(1_000);
        assertThat(tagged("paraphrase"))
                .allSatisfy(
                        paraphrase -> assertThat(runs(paraphrase.question())).doesNotContainAnyElementsOf(stored));
    }

    @Test
    void expectedSourcesAreOfTheShop() throws IOException {
        assertThat(sources(CHINESE)).isNotEmpty().isSubsetOf(held("/sample-shop/zh-CN/", "商品编码", "编号"));
        assertThat(sources(ENGLISH)).isNotEmpty().isSubsetOf(held("/sample-shop/en-US/", "sku", "id"));
    }

    @Test
    void anAnswerableCaseSaysWhatIsRight() {
        assertThat(Stream.of(CHINESE, ENGLISH)
                        .flatMap(dataset -> dataset.cases().stream())
                        .filter(answerable -> answerable.expectedOutcome() == Outcome.ANSWERED))
                .allSatisfy(answerable -> {
                    assertThat(answerable.expectedFacts()).isNotEmpty();
                    assertThat(answerable.expectedSources()).isNotEmpty();
                });
    }

    private static List<Case> tagged(String tag) {
        return CHINESE.cases().stream().filter(one -> one.tags().contains(tag)).toList();
    }

    private static Set<String> sources(Dataset dataset) {
        Set<String> sources = new HashSet<>();
        dataset.cases().forEach(one -> sources.addAll(one.expectedSources()));
        return sources;
    }

    private static Set<String> held(String folder, String code, String faqId) throws IOException {
        SampleShop shop = SampleShop.in(folder);
        Set<String> held = new HashSet<>(shop.documents().values());
        rows(folder + shop.products()).forEach(row -> held.add(row.get(code)));
        rows(folder + shop.faqs()).forEach(row -> held.add(row.get(faqId)));
        return held;
    }

    private static List<CSVRecord> rows(String resource) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(ShippedDatasetsTest.class.getResourceAsStream(resource))) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
        }
    }

    /** The runs of four characters, after NFKC and without white space and punctuation. */
    private static Set<String> runs(String question) {
        String plain = Normalizer.normalize(question, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}\\p{Z}\\p{S}]", "");
        Set<String> runs = new HashSet<>();
        IntStream.rangeClosed(0, plain.length() - 4).forEach(at -> runs.add(plain.substring(at, at + 4)));
        return runs;
    }
}
