package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaqImportTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<FaqEntry> stored() {
        return shop.base.faqs().all(Shop.QINGHE.id());
    }

    @Test
    void keepsTheAnswerByteForByte() {
        String answer = "  付款后48小时内，\r\n发货。 <b>周末</b>顺延 ";

        shop.faqs("编号,问题,相似问题,答案\nF1, 什么时候发货？ ,多久发货|几天能发,\"" + answer + "\"\n");

        assertThat(stored()).containsExactly(new FaqEntry("F1", "什么时候发货？", List.of("多久发货", "几天能发"), answer));
        assertThat(shop.base
                        .retrieval()
                        .search(new SearchRequest(Shop.QINGHE, "几天能发", 1, Set.of(PassageKind.FAQ), null))
                        .getFirst()
                        .passage())
                .extracting(Passage::sourceId, Passage::title, Passage::text)
                .containsExactly("F1", "什么时候发货？", answer);
    }

    @Test
    void readsSimilarQuestionsInEveryFormPeopleWriteThem() {
        shop.faqs("question,similar question 1,similar question 2,answer\nWhen?,How soon?,What day?,Soon.\n");
        shop.faqs("问题,相似问法,答案\n在哪？,\"哪里；什么地方\n何处\",这里\n");
        shop.faqs("{\"question\": \"谁？\", \"similar_questions\": [\"哪位|谁呀\", \"谁\"], \"answer\": \"我\"}");

        assertThat(stored())
                .extracting(FaqEntry::similarQuestions)
                .containsExactly(
                        List.of("How soon?", "What day?"), List.of("哪里", "什么地方", "何处"), List.of("哪位", "谁呀", "谁"));
    }

    @Test
    void embedsNothingWhenOnlyTheAnswerChanges() {
        shop.faqs("id,question,answer\n1,运费多少,8元\n");
        shop.embedded();

        assertThat(shop.faqs("id,question,answer\n1,运费多少,10元\n").updated()).isEqualTo(1);

        assertThat(shop.embedded()).isEmpty();
        assertThat(stored()).extracting(FaqEntry::answer).containsExactly("10元");
    }

    @Test
    void keepsBothAnswersToOneQuestionAndReportsTheConflict() {
        String file = "编号,问题,答案\nF1,运费多少？,8元\nF2,运费 多少?,10元\nF3,能退吗,能\nF4,能退吗？,能\n";
        List<Conflict> conflicts = List.of(new Conflict("运费多少？", List.of("F1", "F2")));

        assertThat(shop.faqs(file)).isEqualTo(new ImportReport(4, 4, 0, 0, 0, List.of(), conflicts));
        assertThat(shop.faqs(file)).isEqualTo(new ImportReport(4, 0, 0, 4, 0, List.of(), conflicts));
        assertThat(stored()).hasSize(4);
    }

    @Test
    void reportsAConflictWithAnEntryThatWasThereBefore() {
        shop.faqs("编号,问题,答案\nF1,运费多少？,8元\n");

        assertThat(shop.faqs("编号,问题,答案\nF9,运费多少,9元\n").conflicts())
                .containsExactly(new Conflict("运费多少？", List.of("F1", "F9")));
        assertThat(shop.faqs("编号,问题,答案\nF5,能退吗,能\n").conflicts()).isEmpty();
    }

    @Test
    void numbersAQuestionThatIsAnsweredAgainWhereThereAreNoIds() {
        String file = "问题,答案\n运费多少,8元\n运费多少,10元\n运费多少,8元\n";
        List<RowFailure> failed = List.of(new RowFailure(4, Reason.of("row.duplicate", "运费多少", "2")));
        List<Conflict> conflicts = List.of(new Conflict("运费多少", List.of("运费多少", "运费多少#2")));

        assertThat(shop.faqs(file)).isEqualTo(new ImportReport(3, 2, 0, 0, 0, failed, conflicts));
        assertThat(shop.faqs(file)).isEqualTo(new ImportReport(3, 0, 0, 2, 0, failed, conflicts));
        assertThat(stored()).extracting(FaqEntry::answer).containsExactly("8元", "10元");
    }

    @Test
    void saysOfEachRowWhyItWasNotTaken() {
        ImportReport report = shop.faqs("编号,问题,答案\n1,,8元\n2,运费多少, \n3,能退吗,能\n3,能换吗,能\n4," + "长".repeat(501) + ",能\n");

        assertThat(report.failed())
                .containsExactly(
                        new RowFailure(2, Reason.of("faq.no-question", "问题")),
                        new RowFailure(3, Reason.of("faq.no-answer", "答案")),
                        new RowFailure(5, Reason.of("row.duplicate", "3", "4")),
                        new RowFailure(6, Reason.of("row.too-long", "问题", "501", "500")));
        assertThat(report.total()).isEqualTo(5);
    }

    @Test
    void removesWhatAReplacingFileDoesNotName() {
        shop.faqs("编号,问题,答案\nF1,运费多少,8元\nF2,能退吗,能\n");

        ImportReport report = shop.faqs("编号,问题,答案\nF2,能退吗,能\n", ImportMode.REPLACE);

        assertThat(report).isEqualTo(new ImportReport(1, 0, 0, 1, 1, List.of(), List.of()));
        assertThat(shop.found("运费多少")).containsExactly("F2");
    }

    @Test
    void replacesNothingByAFileOfWhichNothingCouldBeTaken() {
        shop.faqs("编号,问题,答案\nF1,运费多少,8元\n");

        assertThat(shop.faqs("编号,问题,答案\nF2,,能\n", ImportMode.REPLACE).deleted()).isZero();

        assertThat(stored()).hasSize(1);
    }

    @Test
    void namesTheColumnThatIsMissing() {
        assertThatThrownBy(() -> shop.faqs("编号,问题\n1,运费多少\n"))
                .isInstanceOfSatisfying(
                        ImportRejected.class,
                        rejected -> assertThat(rejected.reason())
                                .isEqualTo(Reason.of(
                                        "faq.no-answer-column",
                                        "编号, 问题",
                                        "答案, 回答, 标准答案, 回复, 答, 答复, answer, reply, response, faq answer, a")));
    }

    @Test
    void forgetsAnEntryAtOnce() {
        shop.faqs("编号,问题,答案\nF1,运费多少,8元\n");

        assertThat(shop.base.faqs().delete(Shop.QINGHE, "F1")).isTrue();

        assertThat(shop.base.faqs().find(Shop.QINGHE.id(), "F1")).isEmpty();
        assertThat(shop.indexed()).isZero();
    }
}
