package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.ModelList;
import java.util.List;

/**
 * The models of a provider, as they are shown.
 *
 * @param why label of the failure; empty where they were listed
 */
record ModelsView(List<String> models, String why, String said) {

    static ModelsView of(ModelList list) {
        return switch (list) {
            case ModelList.Listed listed -> new ModelsView(listed.models(), "", "");
            case ModelList.Refused refused -> new ModelsView(List.of(), refused.why(), refused.said());
        };
    }

    public boolean listed() {
        return why.isEmpty();
    }
}
