package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.ChildJvm;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.lucene.LuceneIndex;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A table of 50,000 rows goes through a process whose heap its answers do not fit in. */
class LargeTableTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.ENGLISH);
    private static final int ROWS = 50_000;
    /** Bytes of an answer: all of them are 75 MB. */
    private static final int ANSWER = 1_500;

    private static final String HEAP = "-Xmx96m";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void fiftyThousandRowsStreamInConstantMemory(String format) throws Exception {
        Path table = folder.resolve("faqs." + format);
        if (format.equals("csv")) {
            writeCsv(table);
        } else {
            writeXlsx(table);
        }

        assertThat(imported(table)).isEqualTo("50000 imported, 50000 passages found");
    }

    /** What an import in a process of its own says last. */
    private String imported(Path table) throws IOException, InterruptedException {
        return ChildJvm.run(
                        LargeTableTest.class,
                        folder,
                        List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"),
                        table.toString(),
                        folder.toString())
                .getLast();
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        JdbcConnectionPool rows = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("rows") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        KnowledgeSchema.migrate(rows);
        LuceneIndex index = LuceneIndex.open(folder.resolve("index"));
        try (KnowledgeBase knowledge = KnowledgeBase.open(
                rows,
                new JdbcTransactionManager(rows),
                index,
                locale -> new NamedModel("constant", new Constant()),
                Clock.systemUTC())) {
            ImportReport report = knowledge
                    .importer()
                    .importFaqs(
                            SHOP,
                            new SourceFile("faqs", Path.of(arguments[0])),
                            ImportMode.MERGE,
                            ImportProgress.none());
            System.out.println(
                    report.imported() + " imported, " + knowledge.faqs().count(SHOP.id()) + " passages found");
        }
        rows.dispose();
    }

    private static void writeCsv(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
            writer.write("id,question,answer\n");
            for (int row = 0; row < ROWS; row++) {
                writer.write("F%d,question %d,%s\n".formatted(row, row, answer(row)));
            }
        }
    }

    /** Texts in their cells, as programs write them that stream. */
    private static void writeXlsx(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("FAQ");
            List<String> header = List.of("id", "question", "answer");
            IntStream.range(0, 3).forEach(column -> sheet.inlineString(0, column, header.get(column)));
            for (int row = 0; row < ROWS; row++) {
                sheet.inlineString(row + 1, 0, "F" + row);
                sheet.inlineString(row + 1, 1, "question " + row);
                sheet.inlineString(row + 1, 2, answer(row));
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }
    }

    private static String answer(int row) {
        return ("answer " + row + " ").repeat(ANSWER / 13).strip();
    }

    /** All texts are alike: what is looked at here is what becomes of the rows. */
    private static final class Constant implements EmbeddingModel {

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {1, 0}))
                    .toList());
        }

        @Override
        public int dimension() {
            return 2;
        }
    }
}
