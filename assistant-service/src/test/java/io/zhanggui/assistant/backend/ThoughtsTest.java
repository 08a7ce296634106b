package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "容量500ml | 容量500ml",
                "<think>秘密</think>容量500ml | 容量500ml",
                "<THINK>秘密</Think> 容量500ml | 容量500ml",
                "<thinking>a < b</thinking>容量 | 容量",
                "容量<think>秘密</think>500ml | 容量500ml",
                "<think>一</think><think>二</think>好 | 好",
                "</think>好 | 好",
                "重量<5kg，长>3m | 重量<5kg，长>3m",
                "写<th 好 | 写<th 好"
            })
    void showsTheAnswerAloneWhereverTheStreamIsCut(String written, String shown) {
        for (int size = 1; size <= written.length(); size++) {
            assertThat(inPieces(written, size)).isEqualTo(shown);
        }
    }

    @Test
    void aThoughtThatOnlyEndsHasLeaked() {
        Thoughts thoughts = new Thoughts();
        thoughts.more("先想想");
        thoughts.more("</think>好");

        assertThat(thoughts.hasLeaked()).isTrue();
    }

    @Test
    void aThoughtThatNeverEndsIsNotShown() {
        assertThat(inPieces("<think>秘密</thi", 3)).isEmpty();
    }

    private static String inPieces(String written, int size) {
        Thoughts thoughts = new Thoughts();
        StringBuilder shown = new StringBuilder();
        for (int from = 0; from < written.length(); from += size) {
            shown.append(thoughts.more(written.substring(from, Math.min(written.length(), from + size))));
        }
        return shown.append(thoughts.rest()).toString();
    }
}
