package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.ingest.Passages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations looked back at, and the passages that their answers cite. */
@RestController
@RequestMapping("/api/v1")
class ConversationController {

    private static final int PAGE = 20;

    private final Merchants merchants;
    private final Conversations conversations;
    private final ConversationList list;
    private final Telling telling;
    private final Passages passages;

    ConversationController(
            Merchants merchants,
            Conversations conversations,
            ConversationList list,
            Telling telling,
            Passages passages) {
        this.merchants = merchants;
        this.conversations = conversations;
        this.list = list;
        this.telling = telling;
        this.passages = passages;
    }

    record Whole(String conversationId, Instant startedAt, Instant lastAt, List<ChatReply> messages) {}

    record Entry(
            String conversationId,
            Instant startedAt,
            Instant lastAt,
            int messages,
            String lastQuestion,
            String lastOutcome) {}

    record Page(List<Entry> items, int page, int size, int total) {}

    record Cited(
            String id,
            PassageKind kind,
            String sourceId,
            @Nullable String productId,
            String title,
            String text,
            String place) {}

    @GetMapping("/conversations/{id}")
    Whole whole(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        Conversation conversation = conversations
                .find(caller.merchant(), id)
                .filter(found ->
                        caller.scope() == KeyScope.OWNER || found.keyId().equals(caller.keyId()))
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "conversation.unknown"));
        List<ChatReply> messages =
                telling.all(merchants.get(caller.merchant()), id, conversations.messages(caller.merchant(), id));
        return new Whole(id, conversation.startedAt(), conversation.lastAt(), messages);
    }

    @GetMapping("/conversations")
    Page page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "0") int page) {
        if (caller.scope() != KeyScope.OWNER) {
            throw new ApiProblem(HttpStatus.FORBIDDEN, "key.scope", KeyScope.OWNER, caller.scope());
        }
        int at = Math.clamp(page, 0, 1_000_000);
        ConversationFilter filter = ConversationFilter.outcome(outcome);
        List<Entry> items = list.page(caller.merchant(), filter, at * PAGE, PAGE).stream()
                .map(ConversationController::entry)
                .toList();
        return new Page(items, at, PAGE, list.count(caller.merchant(), filter));
    }

    /** What a citation opens: any of its own for an owner, for a visitor those that its conversations cite. */
    @GetMapping("/passages/{id}")
    Cited passage(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        boolean allowed =
                caller.scope() == KeyScope.OWNER || conversations.cites(caller.merchant(), caller.keyId(), id);
        return Optional.ofNullable(
                        allowed ? passages.find(caller.merchant(), List.of(id)).get(id) : null)
                .map(ConversationController::cited)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "passage.unknown"));
    }

    private static Entry entry(ConversationList.Line line) {
        return new Entry(
                line.conversation().id(),
                line.conversation().startedAt(),
                line.conversation().lastAt(),
                line.messages(),
                line.question(),
                line.outcome());
    }

    private static Cited cited(Passage passage) {
        return new Cited(
                passage.id(),
                passage.kind(),
                passage.sourceId(),
                passage.productCode(),
                passage.title(),
                passage.text(),
                passage.place());
    }
}
