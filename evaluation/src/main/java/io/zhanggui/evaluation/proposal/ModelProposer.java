package io.zhanggui.evaluation.proposal;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.prompts.CaseVariants;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a language model for drafts, in JSON. Thread-safe as the model is. */
final class ModelProposer implements Proposer {

    private static final int NEAR = 6;
    private static final int LONGEST = 300;

    private final ChatModel model;
    private final int each;
    private final Prompts prompts = Prompts.bundled();

    /** @param each how many of each kind are asked for */
    ModelProposer(ChatModel model, int each) {
        this.model = model;
        this.each = each;
    }

    @Override
    public List<Draft> drafts(Case origin, FactPassages facts) {
        boolean chinese = origin.question().codePoints().anyMatch(Character::isIdeographic);
        Rendered prompt = prompts.render(
                new CaseVariants(origin.question(), facts.near(origin.question(), NEAR), each),
                chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        JsonNode reply = reply(prompt);
        Stream<Draft> twins = Proposer.mayHaveTwins(origin, facts)
                ? drafts(Draft.Kind.TWIN, reply.path("unanswerable"))
                : Stream.empty();
        return Stream.concat(drafts(Draft.Kind.PARAPHRASE, reply.path("paraphrases")), twins)
                .toList();
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
            throw new NoReply(text, e);
        }
        throw new NoReply(text, null);
    }

    private String said(Rendered prompt) {
        try {
            return Objects.requireNonNullElse(
                    model.chat(ChatRequest.builder()
                                    .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                                    .responseFormat(ResponseFormat.JSON)
                                    .build())
                            .aiMessage()
                            .text(),
                    "");
        } catch (LangChain4jException e) {
            throw new NoReply(String.valueOf(e.getMessage()), e);
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
