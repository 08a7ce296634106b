package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A dataset taken in from a file of any form that is understood: JSON Lines, a JSON array, CSV or XLSX with the fields of {@link
 * Case}, or a file of Ragas, promptfoo or OpenAI evals.
 *
 * @param tool whose file it was; empty for a dataset of ours
 * @param notices what was left out of it because ours cannot say the same
 */
public record TakenDataset(Dataset dataset, Optional<ForeignCases.Tool> tool, List<Message> notices) {

    public TakenDataset {
        notices = List.copyOf(notices);
    }

    /**
     * Reads the content of a file.
     *
     * @param file its name, by which messages call it
     * @throws DatasetInvalid naming line and field of each row that is wrong
     */
    public static TakenDataset of(String file, byte[] content) {
        if (CaseTable.isOne(file)) {
            return new TakenDataset(Dataset.parse(file, content), Optional.empty(), List.of());
        }
        String text = new DatasetFile(file, content).text();
        Optional<ForeignCases.Tool> tool = ForeignCases.toolOf(file, text);
        return tool.map(known -> foreign(known, file, text))
                .orElseGet(() -> new TakenDataset(Dataset.parse(file, content), tool, List.of()));
    }

    /** What comes of it is read once more: as ours, ids must not come twice. */
    private static TakenDataset foreign(ForeignCases.Tool tool, String file, String text) {
        ForeignCases read = ForeignCases.read(tool, file, text);
        byte[] lines = Dataset.lines(read.cases()).getBytes(StandardCharsets.UTF_8);
        Dataset dataset = new DatasetFile(file, lines).read(Dataset.nameOf(file));
        return new TakenDataset(dataset, Optional.of(tool), read.notices());
    }
}
