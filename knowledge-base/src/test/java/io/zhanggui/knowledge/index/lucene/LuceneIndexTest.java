package io.zhanggui.knowledge.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnowledgeIndexContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest extends KnowledgeIndexContract {

    @TempDir
    Path folder;

    private int crashes;

    @Override
    protected KnowledgeIndex open() {
        return LuceneIndex.open(folder.resolve("index0"));
    }

    /** The lock of a killed process is gone, its files are not: a copy of them is what the next one finds. */
    @Override
    protected KnowledgeIndex openAfterCrash() {
        Path killed = folder.resolve("index" + crashes);
        Path copy = folder.resolve("index" + ++crashes);
        copyFiles(killed, copy);
        return LuceneIndex.open(copy);
    }

    @Test
    void anUnreadableFolderIsMovedAsideAndTheVersionBeginsAnew() throws IOException {
        Path root = folder.resolve("broken");
        Path version = root.resolve("shop").resolve("model-a");
        try (KnowledgeIndex first = LuceneIndex.open(root)) {
            first.apply(SHOP, List.of(put("p1", "保温杯")), 3);
        }
        for (Path file : files(version)) {
            Files.write(file, new byte[] {1, 2, 3});
        }

        try (KnowledgeIndex second = LuceneIndex.open(root)) {
            assertThat(second.appliedSequence(SHOP)).isZero();
            second.apply(SHOP, List.of(put("p2", "毛巾")), 4);
            assertThat(second.search(SHOP, anything("毛巾")))
                    .extracting(IndexHit::passageId)
                    .containsExactly("p2");
        }
        assertThat(root.resolve("shop").resolve("model-a.unreadable")).isNotEmptyDirectory();
    }

    @Test
    void aLostFileMakesTheVersionBeginAnew() throws IOException {
        Path root = folder.resolve("broken");
        try (KnowledgeIndex first = LuceneIndex.open(root)) {
            first.apply(SHOP, List.of(put("p1", "保温杯")), 3);
        }
        for (Path file : files(root.resolve("shop").resolve("model-a"))) {
            if (!file.getFileName().toString().startsWith("segments")) {
                Files.delete(file);
            }
        }

        try (KnowledgeIndex second = LuceneIndex.open(root)) {
            assertThat(second.appliedSequence(SHOP)).isZero();
        }
    }

    @Test
    void aFolderInUseIsRefusedByName() {
        Path root = folder.resolve("shared");
        try (KnowledgeIndex first = LuceneIndex.open(root);
                KnowledgeIndex second = LuceneIndex.open(root)) {
            first.apply(SHOP, List.of(put("p1", "保温杯")), 1);

            assertThatThrownBy(() -> second.apply(SHOP, List.of(), 2))
                    .isInstanceOf(IndexUnavailable.class)
                    .hasMessageContaining(root.toString())
                    .hasMessageContaining("Another process");
        }
    }

    @Test
    void aClosedIndexRefusesToWork() {
        KnowledgeIndex index = LuceneIndex.open(folder.resolve("closed"));
        index.close();

        assertThatThrownBy(() -> index.apply(SHOP, List.of(), 1)).isInstanceOf(IllegalStateException.class);
        index.close();
    }

    @Test
    void manySmallChangesEndInFewSegmentsWhoeverOpensTheIndex() throws IOException {
        Path root = folder.resolve("small");
        int changes = 60;
        try (LuceneIndex index = LuceneIndex.open(root)) {
            for (int i = 1; i <= changes; i++) {
                index.apply(SHOP, List.of(put("p" + i, "保温杯")), i);
            }
            index.awaitMerges(SHOP);

            assertThat(index.size(SHOP)).isEqualTo(changes);
            assertThat(segments(root)).hasSizeLessThan(changes / 3);
            copyFiles(root, folder.resolve("killed"));
        }
        try (LuceneIndex next = LuceneIndex.open(folder.resolve("killed"))) {
            assertThat(next.size(SHOP)).isEqualTo(changes);
            assertThat(next.appliedSequence(SHOP)).isEqualTo(changes);
        }
    }

    private static List<Path> segments(Path root) throws IOException {
        return files(root.resolve("shop").resolve("model-a")).stream()
                .filter(file -> file.toString().endsWith(".si"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    private static void copyFiles(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else if (!source.endsWith("write.lock")) {
                    Files.copy(source, target);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
