package io.zhanggui.knowledge.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextRecognitionTest {

    @Test
    void readsChineseAndEnglishAsFarAsTheyAreInstalled() {
        assertThat(TextRecognition.of(Stream.of("List of available languages (4):", "chi_sim", "eng", "fra", "osd"))
                        .languages())
                .isEqualTo("chi_sim+eng");
        assertThat(TextRecognition.of(Stream.of("eng")).languages()).isEqualTo("eng");
        assertThat(TextRecognition.of(Stream.of("Error opening data file")).languages())
                .isEmpty();
    }
}
