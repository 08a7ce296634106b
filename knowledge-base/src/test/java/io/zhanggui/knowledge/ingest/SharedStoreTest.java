package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.KnowledgeSchema;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two fact bases on one PostgreSQL, as two processes have it, under the role of the service. */
class SharedStoreTest {

    private static final int WRITERS = 16;
    private static final int READERS = 16;
    private static final int ENTRIES = 12;
    private static final List<Merchant> MERCHANTS = Stream.of("north", "south")
            .map(id -> new Merchant(new MerchantId(id), Locale.ENGLISH))
            .toList();

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static List<KnowledgeBase> processes = List.of();

    @BeforeAll
    static void twoProcesses() {
        KnowledgeSchema.migrate(DATABASE.asOwner(), TestDatabase.SERVICE);
        processes = Stream.generate(() -> new TextLengths().process(DATABASE, "lengths"))
                .limit(2)
                .toList();
    }

    @AfterAll
    static void drop() {
        processes.forEach(KnowledgeBase::close);
        DATABASE.close();
    }

    @Test
    void manyWritersAndReadersLoseNothing() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<List<String>>> work = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(writer -> work.add(() -> write(writer, writing)));
        IntStream.range(0, READERS).forEach(reader -> work.add(() -> read(reader, writing)));

        List<String> strangers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> end : threads.invokeAll(work)) {
                strangers.addAll(end.get());
            }
        }

        assertThat(strangers).isEmpty();
        for (KnowledgeBase process : processes) {
            for (Merchant merchant : MERCHANTS) {
                assertThat(process.faqs().all(merchant.id()).stream().map(FaqEntry::id))
                        .containsExactlyInAnyOrderElementsOf(written(merchant));
                assertThat(written(merchant).stream().filter(id -> !found(process, merchant, id)))
                        .isEmpty();
            }
        }
    }

    @Test
    void whatOneWritesTheOtherFindsAtOnceAndLosesAtOnce() {
        Merchant merchant = new Merchant(new MerchantId("east"), Locale.ENGLISH);
        KnowledgeBase one = processes.getFirst();
        KnowledgeBase other = processes.getLast();

        one.editor().saveFaq(merchant, entry("parking"), null);
        boolean after = found(other, merchant, "parking");
        boolean deleted = other.faqs().delete(merchant, "parking");

        assertThat(List.of(after, deleted, found(one, merchant, "parking"))).containsExactly(true, true, false);
    }

    @Test
    void whatAnotherIndexesMeanwhileIsNotEmbeddedAgain() {
        Merchant merchant = new Merchant(new MerchantId("west"), Locale.ENGLISH);
        KnowledgeBase other = processes.getLast();
        TextLengths lengths = new TextLengths() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                other.catchUp(merchant);
                return super.embedAll(segments);
            }
        };
        try (KnowledgeBase overtaken = lengths.process(DATABASE, "lengths")) {
            overtaken
                    .importer()
                    .importTexts(
                            merchant,
                            IntStream.range(0, 1_200)
                                    .mapToObj(number -> new PlainText("t" + number, "", "text t" + number, null)));
        }

        assertThat(lengths.embedded.get()).isBetween(1, 500);
        assertThat(IntStream.of(0, 499, 500, 1_199)
                        .mapToObj(number -> "t" + number)
                        .filter(id -> !hits(other, merchant, "text " + id).contains(id)))
                .isEmpty();
    }

    /** Every second entry is put, removed and put again. */
    private static List<String> write(int writer, AtomicInteger writing) {
        try {
            Merchant merchant = MERCHANTS.get(writer % MERCHANTS.size());
            KnowledgeBase process = processes.get(writer / MERCHANTS.size() % processes.size());
            for (int number = 0; number < ENTRIES; number++) {
                FaqEntry entry = entry(id(writer, number));
                process.editor().saveFaq(merchant, entry, null);
                if (number % 2 == 0) {
                    process.faqs().delete(merchant, entry.id());
                    process.editor().saveFaq(merchant, entry, null);
                }
            }
            return List.of();
        } finally {
            writing.decrementAndGet();
        }
    }

    /** What was found that is not the merchant's. */
    private static List<String> read(int reader, AtomicInteger writing) {
        Merchant merchant = MERCHANTS.get(reader % MERCHANTS.size());
        KnowledgeBase process = processes.get(reader / MERCHANTS.size() % processes.size());
        List<String> own = written(merchant);
        List<String> strangers = new ArrayList<>();
        do {
            hits(process, merchant, "question " + own.get(reader)).stream()
                    .filter(id -> !own.contains(id))
                    .forEach(strangers::add);
        } while (writing.get() > 0);
        return strangers;
    }

    private static List<String> written(Merchant merchant) {
        return IntStream.range(0, WRITERS)
                .filter(writer -> MERCHANTS.get(writer % MERCHANTS.size()).equals(merchant))
                .boxed()
                .flatMap(writer -> IntStream.range(0, ENTRIES).mapToObj(number -> id(writer, number)))
                .toList();
    }

    private static String id(int writer, int number) {
        return "w%dn%d".formatted(writer, number);
    }

    private static FaqEntry entry(String id) {
        return new FaqEntry(id, "question " + id, List.of(), "answer " + id);
    }

    private static boolean found(KnowledgeBase process, Merchant merchant, String id) {
        return hits(process, merchant, "question " + id).contains(id);
    }

    private static List<String> hits(KnowledgeBase process, Merchant merchant, String text) {
        return process.retrieval().search(SearchRequest.everywhere(merchant, text, 5)).stream()
                .map(hit -> hit.passage().sourceId())
                .toList();
    }
}
