package io.zhanggui.assistant.support;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.assistant.backend.CompletionListener;
import io.zhanggui.assistant.backend.ModelCall;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.QuestionRewrite;
import io.zhanggui.prompts.Rendered;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Makes a follow-up understandable alone, with a model if one is up. Without one the question stays as it is, and the
 * answer path resolves it by what the conversation was about. Thread-safe.
 */
@Component
class FollowUps {

    private static final int LONGEST = 300;

    private final Backends backends;
    private final Prompts prompts;

    FollowUps(Backends backends, Prompts prompts) {
        this.backends = backends;
        this.prompts = prompts;
    }

    String alone(MerchantAccount shop, List<Message> history, String question, AnswerListener listener) {
        if (history.isEmpty() || !backends.hasModel()) {
            return question;
        }
        Rendered prompt = prompts.render(new QuestionRewrite(Answering.turns(history), question), shop.locale());
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .build();
        Completion completion = written(new ModelCall(shop.id(), "rewrite", request, () -> question), listener);
        String written = completion.text().strip();
        boolean usable = completion.ending() == Completion.Ending.WHOLE
                && !written.isEmpty()
                && written.length() <= LONGEST
                && !written.contains("\n");
        return usable ? written : question;
    }

    /** Given up upstream as soon as nobody listens any more. */
    private Completion written(ModelCall call, AnswerListener listener) {
        CompletableFuture<Completion> written = new CompletableFuture<>();
        listener.whenGone(() ->
                written.complete(new Completion(call.offline().get(), Completion.OFFLINE, Completion.Usage.NONE)));
        Backends.Running running = backends.stream(call, new Rewritten(written));
        Completion completion = written.join();
        running.close();
        return completion;
    }

    /** Hears the end alone. */
    private record Rewritten(CompletableFuture<Completion> written) implements CompletionListener {

        @Override
        public void onText(String text) {}

        @Override
        public void onRestart() {}

        @Override
        public void onComplete(Completion completion) {
            written.complete(completion);
        }
    }
}
