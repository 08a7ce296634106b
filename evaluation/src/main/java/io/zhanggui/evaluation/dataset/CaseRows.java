package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Gathers the rows of a file: the cases, and whatever is wrong with rows, so that all of it is told at once. */
final class CaseRows {

    private final String label;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Integer> rowOfId = new HashMap<>();
    private final List<Message> wrong = new ArrayList<>();

    /** @param label what messages call the file */
    CaseRows(String label) {
        this.label = label;
    }

    /** Takes the next row; one that is no case is noted with the reason. */
    void add(Supplier<CaseRow> next) {
        try {
            CaseRow row = next.get();
            Case read = row.read();
            Integer earlier = rowOfId.putIfAbsent(read.id(), row.number());
            if (earlier != null) {
                throw row.invalid("id", "dataset.duplicate", read.id(), earlier);
            }
            cases.add(read);
        } catch (DatasetInvalid invalid) {
            wrong.add(invalid.reason());
        }
    }

    /** @throws DatasetInvalid naming each row that is wrong, or that there is no case */
    Dataset dataset(String name) {
        requireWhole(label, cases, wrong);
        return new Dataset(name, cases);
    }

    /** @throws DatasetInvalid naming each row that is wrong, or that there is no case */
    static void requireWhole(String label, List<Case> cases, List<Message> wrong) {
        if (!wrong.isEmpty()) {
            throw DatasetInvalid.rows(label, wrong);
        }
        if (cases.isEmpty()) {
            throw new DatasetInvalid(Message.of("dataset.empty", label), null);
        }
    }
}
