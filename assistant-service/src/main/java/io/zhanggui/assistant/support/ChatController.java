package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.trace.Trace;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A shopper's questions, answered as one JSON object or as a stream of events. */
@RestController
@RequestMapping("/api/v1/chat")
class ChatController {

    private static final int LONGEST_MESSAGE = 1_000;

    private final Merchants merchants;
    private final Conversations conversations;
    private final Answering answering;
    private final ConversationLocks locks;
    private final Heartbeats heartbeats;

    ChatController(
            Merchants merchants,
            Conversations conversations,
            Answering answering,
            ConversationLocks locks,
            Heartbeats heartbeats) {
        this.merchants = merchants;
        this.conversations = conversations;
        this.answering = answering;
        this.locks = locks;
        this.heartbeats = heartbeats;
    }

    record Question(
            @Nullable String conversationId, @Nullable String message) {}

    record Feedback(@Nullable Boolean helpful) {}

    /** A {@link ChatReply}, or an {@link SseEmitter} where the caller accepts one. */
    @PostMapping
    Object ask(
            @AuthenticationPrincipal Caller caller,
            @RequestBody Question question,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
        String message = checked(question.message());
        MerchantAccount shop = merchants.get(caller.merchant());
        Conversation conversation = conversation(caller, question.conversationId());
        return accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                ? stream(shop, conversation, message)
                : reply(shop, conversation, message, AnswerListener.SILENT);
    }

    /** Keeps whether an answer was of use. */
    @PostMapping("/{messageId}/feedback")
    Map<String, Object> feedback(
            @AuthenticationPrincipal Caller caller, @PathVariable String messageId, @RequestBody Feedback feedback) {
        Boolean helpful = feedback.helpful();
        if (helpful == null) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "feedback.missing");
        }
        String keyId = caller.scope() == KeyScope.OWNER ? null : caller.keyId();
        if (!conversations.rate(caller.merchant(), keyId, messageId, helpful)) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "message.unknown");
        }
        return Map.of("messageId", messageId, "helpful", helpful);
    }

    private static String checked(@Nullable String message) {
        if (message == null || message.isBlank()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "message.blank");
        }
        String stripped = message.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > LONGEST_MESSAGE) {
            throw new ApiProblem(
                    HttpStatus.BAD_REQUEST,
                    "message.long",
                    Integer.toString(length),
                    Integer.toString(LONGEST_MESSAGE));
        }
        return stripped;
    }

    private Conversation conversation(Caller caller, @Nullable String id) {
        return id == null || id.isBlank()
                ? conversations.begin(caller.merchant(), caller.keyId())
                : conversations
                        .find(caller.merchant(), id)
                        .filter(found -> found.keyId().equals(caller.keyId()))
                        .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "conversation.unknown"));
    }

    private ChatReply reply(MerchantAccount shop, Conversation conversation, String message, AnswerListener listener) {
        ReentrantLock lock = locks.of(conversation.id());
        lock.lock();
        try {
            return ChatReply.of(
                    conversation.id(), answering.answer(shop, conversation, message, listener), shop.locale());
        } finally {
            lock.unlock();
        }
    }

    private SseEmitter stream(MerchantAccount shop, Conversation conversation, String message) {
        EventStream events = new EventStream();
        Thread.ofVirtual().name("chat").start(Trace.carried(() -> {
            Future<?> beating = heartbeats.start(events::heartbeat);
            try {
                events.done(reply(shop, conversation, message, events));
            } catch (RuntimeException failure) {
                events.fail(failure);
                throw failure;
            } finally {
                beating.cancel(false);
            }
        }));
        return events.emitter();
    }
}
