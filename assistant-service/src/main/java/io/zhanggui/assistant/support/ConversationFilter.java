package io.zhanggui.assistant.support;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations are looked at; what is null or blank does not matter.
 *
 * @param outcome those with such a message, such as {@code declined}
 * @param helpful those with such a verdict of the shopper
 * @param words those with a question that holds them, whatever their case
 * @param from those that went on at this time or later
 * @param until those that went on before
 * @param waiting those whose shopper wants a person and has not been dealt with
 */
public record ConversationFilter(
        @Nullable String outcome,
        @Nullable Boolean helpful,
        String words,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean waiting) {

    /** Everything. */
    public static final ConversationFilter ALL = new ConversationFilter(null, null, "", null, null, false);

    /** A message of the conversation {@code c} wants a person, and nobody has seen to it since. */
    static final String WAITING = """
            exists (select 1 from message w where w.merchant_id = :merchant and w.conversation_id = c.id
                and w.outcome = 'handed_over' and not exists (select 1 from hand_off h
                    where h.merchant_id = :merchant and h.conversation_id = c.id and h.settled_at >= w.asked_at))""";

    /** Those with such a message. */
    public static ConversationFilter outcome(@Nullable String outcome) {
        return new ConversationFilter(outcome, null, "", null, null, false);
    }

    /** Those that went on since then. */
    public static ConversationFilter since(Instant from) {
        return new ConversationFilter(null, null, "", from, null, false);
    }

    /** In SQL, on the conversation {@code c}. */
    String condition() {
        return "c.merchant_id = :merchant"
                + (outcome == null ? "" : having("m.outcome = :outcome"))
                + (helpful == null ? "" : having("m.helpful = :helpful"))
                + (words.isBlank() ? "" : having("lower(m.question) like :words escape '!'"))
                + (from == null ? "" : " and c.last_at >= :from")
                + (until == null ? "" : " and c.last_at < :until")
                + (waiting ? " and " + WAITING : "");
    }

    String like() {
        return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static String having(String condition) {
        return " and exists (select 1 from message m where m.merchant_id = :merchant and m.conversation_id = c.id and "
                + condition + ")";
    }
}
