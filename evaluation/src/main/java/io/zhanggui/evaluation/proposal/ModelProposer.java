package io.zhanggui.evaluation.proposal;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.judge.PaidModel;
import io.zhanggui.prompts.CaseVariants;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a language model for drafts, in JSON. Thread-safe as the model is. */
final class ModelProposer implements Proposer {

    private static final int NEAR = 6;
    private static final int LONGEST = 300;

    /** Of a question and what JSON puts around it. */
    private static final int QUESTION_TOKENS = 40;

    private final PaidModel model;
    private final int each;
    private final Prompts prompts = Prompts.bundled();

    /** @param each how many of each kind are asked for */
    ModelProposer(PaidModel model, int each) {
        this.model = model;
        this.each = each;
    }

    @Override
    public List<Draft> drafts(Case origin, FactPassages facts) {
        JsonNode reply = reply(prompt(origin, facts));
        Stream<Draft> twins = Proposer.mayHaveTwins(origin, facts)
                ? drafts(Draft.Kind.TWIN, reply.path("unanswerable"))
                : Stream.empty();
        return Stream.concat(drafts(Draft.Kind.PARAPHRASE, reply.path("paraphrases")), twins)
                .toList();
    }

    /** What asking about a case costs, about, in fen. */
    double estimate(Case origin, FactPassages facts) {
        return model.estimate(prompt(origin, facts), replyTokens());
    }

    /** As many of each kind. */
    private int replyTokens() {
        return 2 * each * QUESTION_TOKENS;
    }

    private Rendered prompt(Case origin, FactPassages facts) {
        boolean chinese = origin.question().codePoints().anyMatch(Character::isIdeographic);
        return prompts.render(
                new CaseVariants(origin.question(), facts.near(origin.question(), NEAR), each),
                chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    private JsonNode reply(Rendered prompt) {
        String text = said(prompt);
        try {
            JsonNode reply = JsonMapper.shared().readTree(text);
            if (reply.path("paraphrases").isArray()
                    || reply.path("unanswerable").isArray()) {
                return reply;
            }
        } catch (JacksonException e) {
            throw NoReply.readable(text, e);
        }
        throw NoReply.readable(text, null);
    }

    private String said(Rendered prompt) {
        try {
            return model.ask(prompt, replyTokens(), request -> request.responseFormat(ResponseFormat.JSON))
                    .orElseThrow(NoReply::wanted);
        } catch (LangChain4jException e) {
            throw NoReply.readable(String.valueOf(e.getMessage()), e);
        }
    }

    private static Stream<Draft> drafts(Draft.Kind kind, JsonNode questions) {
        return questions
                .valueStream()
                .map(question -> question.asString("").strip())
                .filter(question -> !question.isEmpty() && question.length() <= LONGEST)
                .map(question -> new Draft(kind, question));
    }
}
