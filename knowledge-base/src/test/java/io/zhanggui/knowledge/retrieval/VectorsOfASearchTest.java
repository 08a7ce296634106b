package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import io.zhanggui.knowledge.ingest.PlainText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A model may be far away and have a price: it is asked for the vectors that a search needs, and for each once. */
class VectorsOfASearchTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path folder;

    private final JdbcConnectionPool rows = JdbcConnectionPool.create(
            "jdbc:h2:mem:vectors-of-a-search;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "sa",
            "");
    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private KnowledgeBase knowledge;

    @BeforeEach
    void fill() {
        KnowledgeSchema.migrate(rows);
        NamedModel model = new InProcessEmbeddingModels().forLocale(SHOP.locale());
        knowledge = KnowledgeBase.open(
                rows,
                new DataSourceTransactionManager(rows),
                LuceneIndex.open(folder.resolve("index")),
                locale -> new NamedModel(model.name(), new Listening(model.model())),
                Clock.systemUTC());
        knowledge
                .importer()
                .importTexts(
                        SHOP,
                        Stream.of(
                                new PlainText("cup", "", "山野保温杯 500ml，双层真空", null),
                                new PlainText("umbrella", "", "自动雨伞，十骨加固", null)));
        knowledge.synonyms().replace(SHOP.id(), "保温杯, 暖壶");
        asked.clear();
    }

    @AfterEach
    void close() {
        knowledge.close();
        rows.dispose();
    }

    @Test
    void aSlipBesideASynonymTakesAVectorForEachWording() {
        assertThat(first("暖壶和雨散")).isEqualTo("cup");
        assertThat(asked).containsExactly("暖壶和雨散", "保温杯和雨散", "保温杯和雨伞");
    }

    @Test
    void aGuessOfWhatWasMistypedTakesNoSecondVectorOfTheSameWords() {
        assertThat(first("暖壶和保湿杯")).isEqualTo("cup");
        assertThat(asked).containsExactly("暖壶和保湿杯", "保温杯和保湿杯");
    }

    @Test
    void aModelThatIsDownIsAskedOnceASearch() {
        down = true;

        assertThat(first("暖壶和雨散")).isNotEmpty();
        assertThat(asked).containsExactly("暖壶和雨散");
    }

    private String first(String query) {
        return knowledge
                .retrieval()
                .search(SearchRequest.everywhere(SHOP, query, 2))
                .getFirst()
                .passage()
                .sourceId();
    }

    private final class Listening implements EmbeddingModel {

        private final EmbeddingModel model;

        Listening(EmbeddingModel model) {
            this.model = model;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            segments.forEach(segment -> asked.add(segment.text()));
            if (down) {
                throw new EmbeddingUnavailable("down");
            }
            return model.embedAll(segments);
        }

        @Override
        public int dimension() {
            return model.dimension();
        }
    }
}
