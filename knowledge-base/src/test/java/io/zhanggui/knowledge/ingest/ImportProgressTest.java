package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.knowledge.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportProgressTest {

    private static final String THOUSAND = "编码,名称\n"
            + IntStream.range(0, 1_000).mapToObj(i -> "A" + i + ",杯子\n").collect(Collectors.joining());

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

    /** Hears everything, and stops after so many rows. */
    private static final class Ear implements ImportProgress {

        final List<RowEnd> ends = new ArrayList<>();
        int read;
        int stopAt = Integer.MAX_VALUE;

        @Override
        public void at(int done, int total) {}

        @Override
        public void read(int rows) {
            read = rows;
        }

        @Override
        public void ended(RowEnd row) {
            ends.add(row);
        }

        @Override
        public boolean cancelled() {
            return read >= stopAt;
        }
    }

    private void products(String content, ImportProgress progress) {
        shop.base
                .importer()
                .importProducts(Shop.QINGHE, shop.file("products.csv", content), ImportMode.MERGE, progress);
    }

    @Test
    void tellsHowEachRowEndedInItsOrder() {
        shop.products("编码,名称\nA1,杯子\nA2,碗\n");
        Ear ear = new Ear();

        products("编码,名称\nA1,杯子\nA2,大碗\nA3,\nA4,勺,多出来\nA5,筷子\n", ear);

        assertThat(ear.ends)
                .containsExactly(
                        RowEnd.taken(2, "A1", RowEnd.State.UNCHANGED),
                        RowEnd.taken(3, "A2", RowEnd.State.UPDATED),
                        new RowEnd(
                                4, "A3", RowEnd.State.FAILED, Reason.of("product.no-title", "名称"), Map.of("编码", "A3")),
                        new RowEnd(
                                5,
                                null,
                                RowEnd.State.FAILED,
                                Reason.of("row.too-many-cells", "3", "2"),
                                Map.of("编码", "A4", "名称", "勺", "+1", "多出来")),
                        RowEnd.taken(6, "A5", RowEnd.State.IMPORTED));
    }

    @Test
    void anImportThatIsStoppedChangesNothing() {
        Ear ear = new Ear();
        ear.stopAt = 900;

        assertThatThrownBy(() -> products(THOUSAND, ear)).isInstanceOf(ImportCancelled.class);

        assertThat(ear.read).isEqualTo(900);
        assertThat(shop.base.products().count(Shop.QINGHE.id())).isZero();
        assertThat(shop.embedded()).isEmpty();
    }

    @Test
    void anImportIsStoppedUpToItsLastRow() {
        Ear ear = new Ear();
        ear.stopAt = 1_000;

        assertThatThrownBy(() -> products(THOUSAND, ear)).isInstanceOf(ImportCancelled.class);

        assertThat(shop.base.products().count(Shop.QINGHE.id())).isZero();
    }
}
