package io.zhanggui.assistant.copywriting;

import java.util.List;

/**
 * A copy as it was written.
 *
 * @param backend what wrote it; {@code offline} where no model took part
 * @param promptVersion the wording that asked for it, such as {@code copy.product@1}, or the patterns the offline backend used
 * @param edited whether a person has changed it since
 */
public record Draft(
        String title, String body, List<DraftFinding> findings, String backend, String promptVersion, boolean edited) {

    public Draft {
        findings = List.copyOf(findings);
    }
}
