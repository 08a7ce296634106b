package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.assistant.backend.Completion.Ending;
import io.zhanggui.assistant.backend.ModelCall;
import io.zhanggui.evaluation.check.Finding;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.prompts.NamedValue;
import io.zhanggui.prompts.ProductCopy;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes one copy: a backend writes, the checks read, and a model gets its text back with the findings at most twice.
 * Thread-safe.
 */
@Component
class CopyWriter {

    private static final int REPAIRS = 2;

    private final Backends backends;
    private final Prompts prompts;
    private final OfflineCopy offline;
    private final DraftChecks checks;
    private final CopyTexts texts;
    private final CopySettings settings;

    CopyWriter(
            Backends backends,
            Prompts prompts,
            OfflineCopy offline,
            DraftChecks checks,
            CopyTexts texts,
            CopySettings settings) {
        this.backends = backends;
        this.prompts = prompts;
        this.offline = offline;
        this.checks = checks;
        this.texts = texts;
        this.settings = settings;
    }

    Outcome write(MerchantId merchant, Product product, Brief brief) {
        if (!offline.canSpeakOf(product)) {
            return new Outcome.NotWritten(FailureReason.NOTHING_TO_SAY);
        }
        Optional<Draft> draft = draft(merchant, product, brief, List.of());
        return draft.<Outcome>map(first -> new Outcome.Written(repaired(merchant, product, brief, first)))
                .orElseGet(() -> new Outcome.NotWritten(FailureReason.NO_TEXT));
    }

    private Draft repaired(MerchantId merchant, Product product, Brief brief, Draft first) {
        Draft draft = first;
        for (int repair = 0; repair < REPAIRS && repairable(draft); repair++) {
            draft = draft(merchant, product, brief, draft.findings()).orElse(draft);
        }
        return draft;
    }

    private static boolean repairable(Draft draft) {
        return !draft.backend().equals(Completion.OFFLINE) && !draft.findings().isEmpty();
    }

    /** Empty if not even offline wrote a text. */
    private Optional<Draft> draft(MerchantId merchant, Product product, Brief brief, List<DraftFinding> wrong) {
        Rendered prompt = prompts.render(input(product, brief, wrong), brief.locale());
        ModelCall call = ModelCall.of(
                merchant, "copy", prompt, () -> offline.write(product, brief).written());
        Completion written = backends.complete(call.waiting(settings.patience()));
        return written.ending() == Ending.MISSING
                ? Optional.empty()
                : Optional.of(draft(product, brief, prompt, written));
    }

    private Draft draft(Product product, Brief brief, Rendered prompt, Completion written) {
        CopyText text = CopyText.parse(written.text());
        List<DraftFinding> findings =
                new ArrayList<>(checks.findings(product, text.title(), text.body(), brief.channel(), brief.locale()));
        if (written.ending() == Ending.CUT) {
            findings.add(DraftChecks.cut(text));
        }
        boolean untranslated = brief.chinese() && written.offline() && OfflineCopy.foreign(product, brief);
        if (untranslated) {
            findings.add(new DraftFinding(
                    DraftFinding.Part.TITLE, new Finding(DraftChecks.UNTRANSLATED, text.title(), 0, "")));
        }
        String version =
                written.offline() ? offline.version() : prompt.version().toString();
        return new Draft(text.title(), text.body(), findings, written.backend(), version, false);
    }

    private ProductCopy input(Product product, Brief brief, List<DraftFinding> wrong) {
        List<NamedValue> attributes = new ArrayList<>();
        String description = product.description();
        if (description != null && !description.isBlank()) {
            attributes.add(new NamedValue(brief.chinese() ? "描述" : "description", description));
        }
        product.attributes().forEach(attribute -> attributes.add(new NamedValue(attribute.name(), attribute.value())));
        return new ProductCopy(
                product.title(),
                Objects.requireNonNullElse(product.category(), ""),
                attributes,
                brief.channel().rules(brief.locale()),
                texts.tone(brief),
                brief.channel().bodyMax(),
                wrong.stream()
                        .map(finding -> texts.finding(finding, brief.locale()))
                        .distinct()
                        .toList());
    }
}
