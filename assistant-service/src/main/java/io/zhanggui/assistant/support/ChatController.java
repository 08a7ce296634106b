package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.trace.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final String REASONS =
            Arrays.stream(FeedbackReason.values()).map(FeedbackReason::code).collect(Collectors.joining(", "));

    private final Merchants merchants;
    private final Conversations conversations;
    private final Answering answering;
    private final Telling telling;
    private final ConversationLocks locks;
    private final Heartbeats heartbeats;

    ChatController(
            Merchants merchants,
            Conversations conversations,
            Answering answering,
            Telling telling,
            ConversationLocks locks,
            Heartbeats heartbeats) {
        this.merchants = merchants;
        this.conversations = conversations;
        this.answering = answering;
        this.telling = telling;
        this.locks = locks;
        this.heartbeats = heartbeats;
    }

    /**
     * What a shopper asks.
     *
     * @param clientMessageId the client's own id of the message, unguessable and new for each: sent again with the same
     *     one, the message gets the answer that was given, in the conversation that it began
     */
    record Question(
            @Nullable String conversationId,
            @Nullable String message,
            @Nullable String clientMessageId) {}

    record Feedback(@Nullable Boolean helpful, @Nullable String reason) {}

    /** A {@link ChatReply}, or an {@link SseEmitter} where the caller accepts one. */
    @PostMapping
    Object ask(
            @AuthenticationPrincipal Caller caller,
            @RequestBody Question question,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletRequest request) {
        String message = checked(question.message());
        MerchantAccount shop = merchants.get(caller.merchant());
        String clientId = clientId(question.clientMessageId());
        Conversation conversation = conversation(caller, question.conversationId(), clientId);
        Asked asked = new Asked(shop, conversation, clientId, message);
        return accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE) ? stream(asked) : whole(asked, request);
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
        FeedbackReason reason = helpful ? null : reason(feedback.reason());
        if (!conversations.rate(caller.merchant(), keyId, messageId, helpful, reason)) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "message.unknown");
        }
        return Map.of("messageId", messageId, "helpful", helpful);
    }

    private static @Nullable FeedbackReason reason(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return Arrays.stream(FeedbackReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "feedback.reason", code, REASONS));
    }

    private static @Nullable String clientId(@Nullable String id) {
        if (id != null && !CLIENT_ID.matcher(id).matches()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "message.client-id");
        }
        return id;
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

    private Conversation conversation(Caller caller, @Nullable String id, @Nullable String clientId) {
        return id == null || id.isBlank()
                ? begun(caller, clientId)
                : conversations
                        .find(caller.merchant(), id)
                        .filter(found -> found.keyId().equals(caller.keyId()))
                        .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "conversation.unknown"));
    }

    private Conversation begun(Caller caller, @Nullable String clientId) {
        return clientId == null
                ? conversations.begin(caller.merchant(), caller.keyId())
                : conversations.begin(caller.merchant(), caller.keyId(), clientId);
    }

    /** A question in its conversation. */
    private record Asked(
            MerchantAccount shop,
            Conversation conversation,
            @Nullable String clientId,
            String message) {}

    private ChatReply whole(Asked asked, HttpServletRequest request) {
        try (Waiting client = new Waiting(request)) {
            Future<?> looking = heartbeats.start(client::look);
            try {
                return reply(asked, client);
            } finally {
                looking.cancel(false);
            }
        }
    }

    private ChatReply reply(Asked asked, AnswerListener listener) {
        ReentrantLock lock = locks.of(asked.conversation().id());
        lock.lock();
        try {
            Message message =
                    answering.answer(asked.shop(), asked.conversation(), asked.clientId(), asked.message(), listener);
            return telling.latest(asked.shop(), asked.conversation().id(), message);
        } finally {
            lock.unlock();
        }
    }

    private SseEmitter stream(Asked asked) {
        EventStream events = new EventStream();
        Thread.ofVirtual().name("chat").start(Trace.carried(() -> {
            Future<?> beating = heartbeats.start(events::heartbeat);
            try {
                events.done(reply(asked, events));
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
