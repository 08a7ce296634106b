package io.zhanggui.evaluation.judge;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model that replies by what it is asked, and counts. */
final class ScriptedModel implements ChatModel {

    static final String DOWN = "down";

    final List<ChatRequest> requests = new ArrayList<>();
    private final Function<String, String> replies;

    /** @param replies by the user's message; {@link #DOWN}: the provider fails */
    ScriptedModel(Function<String, String> replies) {
        this.replies = replies;
    }

    /** Replies with these in turn. */
    static ScriptedModel saying(String... replies) {
        List<String> rest = new ArrayList<>(List.of(replies));
        return new ScriptedModel(asked -> rest.removeFirst());
    }

    @Override
    public synchronized ChatResponse chat(ChatRequest request) {
        requests.add(request);
        String reply = replies.apply(((UserMessage) request.messages().getLast()).singleText());
        if (reply.equals(DOWN)) {
            throw new InternalServerException("HTTP 500");
        }
        return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
    }
}
