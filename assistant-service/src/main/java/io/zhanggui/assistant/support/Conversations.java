package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The conversations of all merchants, every query within one of them. Thread-safe. */
@Repository
public class Conversations {

    private static final Duration MONTH = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RandomGenerator random;

    Conversations(JdbcClient jdbc, Clock clock, RandomGenerator random) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
    }

    /** A conversation of this merchant. */
    public Optional<Conversation> find(MerchantId merchant, String id) {
        return jdbc.sql("select * from conversation where merchant_id = :merchant and id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query(Conversations::conversation)
                .optional();
    }

    /** The messages of a conversation, the oldest first. */
    public List<Message> messages(MerchantId merchant, String conversationId) {
        return jdbc.sql("select * from message where merchant_id = :merchant and conversation_id = :id order by turn")
                .param("merchant", merchant.value())
                .param("id", conversationId)
                .query((row, number) -> message(row, citations(row.getString("id"))))
                .list();
    }

    /** What the last message was about. */
    Topic topic(MerchantId merchant, String conversationId) {
        return jdbc.sql("select product_code, ask from message where merchant_id = :merchant and conversation_id = :id"
                        + " order by turn desc fetch first row only")
                .param("merchant", merchant.value())
                .param("id", conversationId)
                .query((row, number) -> new Topic(row.getString("product_code"), row.getString("ask")))
                .optional()
                .orElse(Topic.NONE);
    }

    /** A conversation that is stored with its first message. */
    Conversation begin(MerchantId merchant, String keyId) {
        Instant now = clock.instant();
        return new Conversation(newId(), merchant, keyId, now, now);
    }

    /** The conversation that this message of a client begins, or began when it came before. */
    Conversation begin(MerchantId merchant, String keyId, String clientId) {
        String id = FirstMessage.conversationId(merchant, keyId, clientId);
        Instant now = clock.instant();
        return find(merchant, id).orElseGet(() -> new Conversation(id, merchant, keyId, now, now));
    }

    /** What was answered to this message of a client when it came before; an answer that broke off is forgotten. */
    @Transactional
    public Optional<Message> given(Conversation conversation, String clientId) {
        Optional<Message> given = jdbc.sql("select * from message where merchant_id = :merchant"
                        + " and conversation_id = :id and client_message_id = :client")
                .param("merchant", conversation.merchant().value())
                .param("id", conversation.id())
                .param("client", clientId)
                .query((row, number) -> message(row, citations(row.getString("id"))))
                .optional();
        given.filter(message -> !message.whole()).ifPresent(message -> forget(conversation.merchant(), message.id()));
        return given.filter(Message::whole);
    }

    /** The ids of the sources that were cited most in the last month, the most cited first. */
    List<String> mostCited(MerchantId merchant, int most) {
        return jdbc.sql("select q.source_id from citation q join message m on m.id = q.message_id"
                        + " where q.merchant_id = :merchant and m.asked_at > :since group by q.source_id"
                        + " order by count(*) desc, q.source_id fetch next :most rows only")
                .param("merchant", merchant.value())
                .param("since", time(clock.instant().minus(MONTH)))
                .param("most", most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** 144 bits of chance, so that nobody guesses it. */
    String newId() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Stores a message as the last one of its conversation.
     *
     * @param clientId the client's own id of it, if it has one
     */
    @Transactional
    public void add(Conversation conversation, Message message, @Nullable String clientId) {
        int touched = jdbc.sql("update conversation set last_at = :at where merchant_id = :merchant and id = :id")
                .param("at", time(message.answeredAt()))
                .param("merchant", conversation.merchant().value())
                .param("id", conversation.id())
                .update();
        if (touched == 0) {
            insert(conversation);
        }
        insert(conversation, message, clientId);
        int place = 0;
        for (Citation citation : message.outcome().citations()) {
            insert(conversation.merchant(), message.id(), place++, citation);
        }
    }

    /** Keeps what a shopper said of an answer; false where the key's own conversations hold no such message. */
    boolean rate(
            MerchantId merchant,
            @Nullable String keyId,
            String messageId,
            boolean helpful,
            @Nullable FeedbackReason reason) {
        return jdbc.sql(
                                "update message set helpful = :helpful, feedback_reason = :reason where merchant_id = :merchant and id = :id"
                                        + " and conversation_id in (select c.id from conversation c where c.merchant_id = :merchant "
                                        + ownedBy(keyId) + ")")
                        .param("helpful", helpful)
                        .param("reason", reason == null ? null : reason.code())
                        .param("merchant", merchant.value())
                        .param("id", messageId)
                        .param("key", keyId)
                        .update()
                > 0;
    }

    /** Whether a conversation that this key began cites the passage. */
    boolean cites(MerchantId merchant, String keyId, String passageId) {
        return jdbc.sql("select count(*) from citation q join message m on m.id = q.message_id"
                                + " join conversation c on c.id = m.conversation_id"
                                + " where q.merchant_id = :merchant and q.passage_id = :passage and c.key_id = :key")
                        .param("merchant", merchant.value())
                        .param("passage", passageId)
                        .param("key", keyId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(Conversation conversation) {
        jdbc.sql("insert into conversation (id, merchant_id, key_id, started_at, last_at)"
                        + " values (:id, :merchant, :key, :started, :last)")
                .param("id", conversation.id())
                .param("merchant", conversation.merchant().value())
                .param("key", conversation.keyId())
                .param("started", time(conversation.startedAt()))
                .param("last", time(conversation.lastAt()))
                .update();
    }

    private void insert(Conversation conversation, Message message, @Nullable String clientId) {
        jdbc.sql("""
                        insert into message (id, merchant_id, conversation_id, turn, question, outcome, answer, backend,
                            prompt, product_code, ask, input_tokens, output_tokens, asked_at, answered_at, helpful,
                            client_message_id, whole)
                        values (:id, :merchant, :conversation,
                            (select coalesce(max(turn) + 1, 0) from message where conversation_id = :conversation),
                            :question, :outcome, :answer, :backend, :prompt, :product, :ask, :input, :output, :asked,
                            :answered, :helpful, :client, :whole)""")
                .param("id", message.id())
                .param("merchant", conversation.merchant().value())
                .param("conversation", conversation.id())
                .param("question", message.question())
                .param("outcome", message.outcome().code())
                .param("answer", message.outcome().text())
                .param("backend", message.backend())
                .param("prompt", message.prompt())
                .param("product", message.topic().productCode())
                .param("ask", message.topic().ask())
                .param("input", message.usage().inputTokens())
                .param("output", message.usage().outputTokens())
                .param("asked", time(message.askedAt()))
                .param("answered", time(message.answeredAt()))
                .param("helpful", message.helpful())
                .param("client", clientId)
                .param("whole", message.whole())
                .update();
    }

    private void forget(MerchantId merchant, String messageId) {
        jdbc.sql("delete from citation where merchant_id = :merchant and message_id = :id")
                .param("merchant", merchant.value())
                .param("id", messageId)
                .update();
        jdbc.sql("delete from message where merchant_id = :merchant and id = :id")
                .param("merchant", merchant.value())
                .param("id", messageId)
                .update();
    }

    private void insert(MerchantId merchant, String messageId, int place, Citation citation) {
        jdbc.sql("insert into citation (message_id, place, merchant_id, passage_id, source_id, title, quote)"
                        + " values (:message, :place, :merchant, :passage, :source, :title, :quote)")
                .param("message", messageId)
                .param("place", place)
                .param("merchant", merchant.value())
                .param("passage", citation.passageId())
                .param("source", citation.sourceId())
                .param("title", citation.title())
                .param("quote", citation.quote())
                .update();
    }

    private List<Citation> citations(String messageId) {
        return jdbc.sql(
                        "select passage_id, source_id, title, quote from citation where message_id = :id order by place")
                .param("id", messageId)
                .query((row, number) ->
                        new Citation(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    static Message message(ResultSet row, List<Citation> citations) throws SQLException {
        return new Message(
                row.getString("id"),
                row.getString("question"),
                outcome(row.getString("outcome"), row.getString("answer"), citations),
                row.getString("backend"),
                row.getString("prompt"),
                new Topic(row.getString("product_code"), row.getString("ask")),
                new Completion.Usage(row.getInt("input_tokens"), row.getInt("output_tokens")),
                instant(row, "asked_at"),
                instant(row, "answered_at"),
                row.getObject("helpful", Boolean.class),
                row.getString("feedback_reason"),
                row.getBoolean("whole"));
    }

    private static Outcome outcome(String code, String text, List<Citation> citations) {
        return switch (code) {
            case "answered" -> new Outcome.Answered(text, citations);
            case "asked_back" -> new Outcome.AskedBack(text);
            case "declined" -> new Outcome.Declined(text);
            case "handed_over" -> new Outcome.HandedOver(text);
            case "unavailable" -> new Outcome.Unavailable(text);
            default -> throw new IllegalStateException("A message has the unknown outcome " + code);
        };
    }

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        return new Conversation(
                row.getString("id"),
                new MerchantId(row.getString("merchant_id")),
                row.getString("key_id"),
                instant(row, "started_at"),
                instant(row, "last_at"));
    }

    private static String ownedBy(@Nullable String keyId) {
        return keyId == null ? "" : "and c.key_id = :key";
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
