package io.zhanggui.assistant.copywriting;

import io.zhanggui.evaluation.check.Finding;

/** What a check has against a draft, and where. */
public record DraftFinding(Part part, Finding finding) {

    /** The half of a draft that {@link Finding#start} counts in. */
    public enum Part {
        TITLE,
        BODY
    }
}
