package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.check.Answerability;
import io.zhanggui.evaluation.check.SameQuestion;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.judge.PaidModel;
import io.zhanggui.evaluation.run.Run;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cases that a person may add to a dataset. They are proposals: somebody has to read them and take the tag off.
 *
 * @param cases tagged {@link #PROPOSED}, with their kind and {@code origin:ID}
 * @param dropped how many drafts were dropped, by the reason
 */
public record Proposals(List<Case> cases, Map<Dropped, Integer> dropped) {

    /** The tag of what nobody has confirmed. */
    public static final String PROPOSED = "proposed";

    /** What the tag of the origin begins with. */
    public static final String ORIGIN = "origin:";

    /** Why a draft became no proposal. */
    public enum Dropped {
        /** A paraphrase that does not ask the same, as far as {@link SameQuestion} tells. */
        NOT_THE_SAME,
        /** It is asked already, in nearly the same words. */
        ASKED_ALREADY,
        /** A twin that the passages answer, as far as {@link Answerability} tells. */
        ANSWERABLE,
        /** A model said nothing about a case that can be read. */
        NO_REPLY,
        /** A model was not asked about a case any more: what may be spent is spent. */
        NOT_ASKED
    }

    public Proposals {
        cases = List.copyOf(cases);
        dropped = Map.copyOf(dropped);
    }

    /**
     * Proposes cases by rules, or by a model.
     *
     * @param run of the dataset, whose passages are taken for what the shop holds; null: no twins are proposed
     * @param model null: rules
     * @param each how many of each kind are proposed for a case, at most
     */
    public static Proposals of(
            Dataset dataset, @Nullable Run run, @Nullable PaidModel model, int each, SentenceReader reader) {
        FactPassages facts = facts(run);
        Proposer proposer = model == null ? new RuleProposer() : new ModelProposer(model, each);
        DraftCheck check = new DraftCheck(dataset, facts, reader);
        List<Case> cases = new ArrayList<>();
        Map<Dropped, Integer> dropped = new EnumMap<>(Dropped.class);
        Set<String> ids = new HashSet<>();
        dataset.cases().forEach(origin -> ids.add(origin.id()));
        for (Case origin : dataset.cases()) {
            Map<Draft.Kind, Integer> accepted = new EnumMap<>(Draft.Kind.class);
            for (Draft draft : drafts(proposer, origin, facts, dropped)) {
                if (accepted.getOrDefault(draft.kind(), 0) >= each) {
                    continue;
                }
                Case proposed = numbered(draft, origin, ids);
                Optional<Dropped> reason = check.reason(origin, draft, proposed);
                reason.ifPresent(why -> dropped.merge(why, 1, Integer::sum));
                if (reason.isEmpty()) {
                    ids.add(proposed.id());
                    accepted.merge(draft.kind(), 1, Integer::sum);
                    check.accepted(proposed);
                    cases.add(proposed);
                }
            }
        }
        return new Proposals(cases, dropped);
    }

    /** What {@link #of} costs with a model, which it asks once for each case, about, in fen. */
    public static double estimate(Dataset dataset, @Nullable Run run, PaidModel model, int each) {
        FactPassages facts = facts(run);
        ModelProposer proposer = new ModelProposer(model, each);
        return dataset.cases().stream()
                .mapToDouble(origin -> proposer.estimate(origin, facts))
                .sum();
    }

    private static FactPassages facts(@Nullable Run run) {
        return run == null ? FactPassages.NONE : FactPassages.of(run);
    }

    /** With the first number that is free: what was proposed before may be cases of the dataset by now. */
    private static Case numbered(Draft draft, Case origin, Set<String> ids) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> draft.of(origin, number))
                .filter(proposed -> !ids.contains(proposed.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Draft> drafts(
            Proposer proposer, Case origin, FactPassages facts, Map<Dropped, Integer> dropped) {
        try {
            return proposer.drafts(origin, facts);
        } catch (NoReply silent) {
            dropped.merge(silent.why(), 1, Integer::sum);
            return List.of();
        }
    }
}
