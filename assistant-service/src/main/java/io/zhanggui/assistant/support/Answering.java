package io.zhanggui.assistant.support;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.assistant.backend.ModelCall;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.prompts.GroundedAnswer;
import io.zhanggui.prompts.PassageText;
import io.zhanggui.prompts.PastTurn;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Answers a question in its conversation and keeps what came of it. Thread-safe. */
@Component
class Answering {

    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final int TURNS = 3;

    private final AnswerPath path;
    private final FollowUps followUps;
    private final Conversations conversations;
    private final Backends backends;
    private final Prompts prompts;
    private final AnswerMeters meters;
    private final Clock clock;

    Answering(
            AnswerPath path,
            FollowUps followUps,
            Conversations conversations,
            Backends backends,
            Prompts prompts,
            AnswerMeters meters,
            Clock clock) {
        this.path = path;
        this.followUps = followUps;
        this.conversations = conversations;
        this.backends = backends;
        this.prompts = prompts;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * One question of a conversation after the other: whoever calls holds the conversation's lock.
     *
     * @param clientId the client's own id of the message, if it has one: sent again, it gets the answer that was given
     */
    Message answer(
            MerchantAccount shop,
            Conversation conversation,
            @Nullable String clientId,
            String question,
            AnswerListener listener) {
        Optional<Message> given = given(conversation, clientId);
        if (given.isPresent()) {
            listener.delta(given.get().outcome().text());
            return given.get();
        }
        Message message = answered(shop, conversation, clientId, question, meters.timed(listener));
        meters.count(message.outcome());
        return message;
    }

    private Optional<Message> given(Conversation conversation, @Nullable String clientId) {
        try {
            return clientId == null ? Optional.empty() : conversations.given(conversation, clientId);
        } catch (DataAccessException down) {
            log.warn("Whether a message came before is unknown: the store is down", down);
            return Optional.empty();
        }
    }

    private Message answered(
            MerchantAccount shop,
            Conversation conversation,
            @Nullable String clientId,
            String question,
            AnswerListener listener) {
        Instant asked = clock.instant();
        try {
            List<Message> history = conversations.messages(shop.id(), conversation.id());
            Message message = reply(shop, history, question, listener).message();
            conversations.add(conversation, message, clientId);
            return message;
        } catch (DuplicateKeyException another) {
            return given(conversation, clientId).orElseThrow(() -> another);
        } catch (DataAccessException | IndexUnavailable down) {
            return unavailable(shop, question, asked, listener, down).message();
        }
    }

    /** What would be answered to the last turn of a conversation that nobody keeps. */
    Reply rehearse(MerchantAccount shop, List<String> turns) {
        Instant asked = clock.instant();
        try {
            List<Message> history = new ArrayList<>();
            for (String turn : turns.subList(0, turns.size() - 1)) {
                history.add(reply(shop, history, turn, AnswerListener.SILENT).message());
            }
            return reply(shop, history, turns.getLast(), AnswerListener.SILENT);
        } catch (DataAccessException | IndexUnavailable down) {
            return unavailable(shop, turns.getLast(), asked, AnswerListener.SILENT, down);
        }
    }

    /** An answer with what led to it. */
    record Reply(Message message, Considered considered) {}

    private Reply reply(MerchantAccount shop, List<Message> history, String question, AnswerListener listener) {
        Instant asked = clock.instant();
        Topic before = history.isEmpty() ? Topic.NONE : history.getLast().topic();
        String alone = path.standsAlone(shop, question) ? question : followUps.alone(shop, history, question, listener);
        Considered considered = path.decide(shop, alone, before);
        Turn turn = turn(shop, history, alone, considered.decision(), listener);
        return new Reply(turn.message(conversations.newId(), question, asked, clock.instant()), considered);
    }

    private Reply unavailable(
            MerchantAccount shop, String question, Instant asked, AnswerListener listener, RuntimeException down) {
        log.error("A question could not be answered: the store is down", down);
        Considered considered = Considered.unavailable(question, Replies.of(shop));
        Turn turn = turn(shop, List.of(), question, considered.decision(), listener);
        return new Reply(turn.message(conversations.newId(), question, asked, clock.instant()), considered);
    }

    private Turn turn(
            MerchantAccount shop, List<Message> history, String question, Decision decision, AnswerListener listener) {
        return switch (decision) {
            case Decision.Direct direct -> {
                listener.delta(direct.outcome().text());
                yield Turn.direct(direct.outcome(), direct.topic());
            }
            case Decision.Generate generate -> generate(shop, history, question, generate, listener);
        };
    }

    private Turn generate(
            MerchantAccount shop,
            List<Message> history,
            String question,
            Decision.Generate decision,
            AnswerListener listener) {
        if (!backends.hasModel()) {
            listener.delta(decision.offline().text());
            return Turn.direct(decision.offline(), decision.topic());
        }
        Replies replies = Replies.of(shop);
        Rendered prompt = prompts.render(grounded(shop, replies, history, question, decision), shop.locale());
        GuardedAnswer answer = new GuardedAnswer(decision, replies, listener);
        AtomicBoolean left = new AtomicBoolean();
        listener.whenGone(() -> {
            left.set(true);
            answer.leave();
        });
        Backends.Running running = backends.stream(call(shop, prompt, decision), answer);
        GuardedAnswer.Written written = answer.written().join();
        running.close();
        boolean model = !written.backend().equals(Completion.OFFLINE);
        return new Turn(
                written.outcome(),
                decision.topic(),
                written.backend(),
                model ? prompt.version().toString() : null,
                written.usage(),
                !left.get());
    }

    private static ModelCall call(MerchantAccount shop, Rendered prompt, Decision.Generate decision) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .build();
        return new ModelCall(
                shop.id(), "answer", request, () -> decision.offline().text());
    }

    private static GroundedAnswer grounded(
            MerchantAccount shop, Replies replies, List<Message> history, String question, Decision.Generate decision) {
        List<PassageText> passages = decision.passages().stream()
                .map(passage -> new PassageText(passage.title(), passage.text()))
                .toList();
        return new GroundedAnswer(shop.name(), replies.notFound(), passages, turns(history), question);
    }

    /** The last turns as a prompt tells them. */
    static List<PastTurn> turns(List<Message> history) {
        return history.subList(Math.max(0, history.size() - TURNS), history.size()).stream()
                .flatMap(message -> Stream.of(
                        new PastTurn(PastTurn.Speaker.SHOPPER, message.question()),
                        new PastTurn(PastTurn.Speaker.SHOP, message.outcome().text())))
                .toList();
    }

    /** What came of a question, before it is kept. */
    private record Turn(
            Outcome outcome,
            Topic topic,
            String backend,
            @Nullable String prompt,
            Completion.Usage usage,
            boolean whole) {

        static Turn direct(Outcome outcome, Topic topic) {
            return new Turn(outcome, topic, Completion.OFFLINE, null, Completion.Usage.NONE, true);
        }

        Message message(String id, String question, Instant asked, Instant answered) {
            return new Message(
                    id, question, outcome, backend, prompt, topic, usage, asked, answered, null, null, whole);
        }
    }
}
