package io.zhanggui.assistant.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.knowledge.MerchantId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class RunFoldersTest {

    private static final MerchantId MERCHANT = new MerchantId("tea");
    private static final String RUN = "20261123-000000-0000abcd";
    private static final Instant STARTED = Instant.parse("2026-11-23T00:00:00Z");

    private RunStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new RunFolders(DataFolder.open(folder), JsonMapper.shared());
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "CANCELLED", "INTERRUPTED", "FAILED"})
    void aJudgingThatFinishedIsKnownWhateverBecomesOfALaterOne(State later) {
        Judging first = judging("first", State.DONE);
        store.saveJudging(MERCHANT, RUN, first);
        store.saveJudging(MERCHANT, RUN, judging("second", State.RUNNING));
        store.saveJudging(MERCHANT, RUN, judging("second", later));

        assertThat(store.finishedJudging(MERCHANT, RUN)).contains(first);
        assertThat(store.judging(MERCHANT, RUN)).contains(judging("second", later));
    }

    @Test
    void theNextThatFinishesTakesItsPlace() {
        store.saveJudging(MERCHANT, RUN, judging("first", State.DONE));
        store.saveJudging(MERCHANT, RUN, judging("second", State.RUNNING));
        store.saveJudging(MERCHANT, RUN, judging("second", State.DONE));
        store.saveJudging(MERCHANT, RUN, judging("third", State.FAILED));

        assertThat(store.finishedJudging(MERCHANT, RUN)).contains(judging("second", State.DONE));
    }

    @Test
    void withoutOneThatFinishedThereIsNone() {
        store.saveJudging(MERCHANT, RUN, judging("first", State.CANCELLED));

        assertThat(store.finishedJudging(MERCHANT, RUN)).isEmpty();
    }

    private static Judging judging(String backend, State state) {
        return new Judging(backend, "judge-1", 1, 5, 1, STARTED, state, 1, 0, 1, STARTED);
    }
}
