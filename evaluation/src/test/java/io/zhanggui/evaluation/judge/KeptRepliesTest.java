package io.zhanggui.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRepliesTest {

    @Test
    void theOldestRepliesAreDroppedBeyondAsManyAsStay(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("replies.jsonl");
        KeptReplies.prune(file, 2);
        KeptReplies replies = KeptReplies.in(file);
        replies.keep("first", "1");
        replies.keep("second", "2");
        replies.keep("third", "3");

        KeptReplies.prune(file, 2);

        KeptReplies left = KeptReplies.in(file);
        assertThat(left.find("first")).isEmpty();
        assertThat(left.find("second")).contains("2");
        assertThat(left.find("third")).contains("3");
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }
}
