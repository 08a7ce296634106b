package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.compliance.PiiMasking;
import io.zhanggui.assistant.support.Citation;
import io.zhanggui.assistant.support.Conversation;
import io.zhanggui.assistant.support.ConversationFilter;
import io.zhanggui.assistant.support.ConversationList;
import io.zhanggui.assistant.support.Conversations;
import io.zhanggui.assistant.support.Message;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What shoppers asked, as the draft of a dataset: the questions with what came of them, for a person to correct. What was
 * found unhelpful comes first, then what was not answered. Personal data is masked. Thread-safe.
 */
@Component
public class ChatDataset {

    private static final int CONVERSATIONS = 200;
    private static final Comparator<Asked> WORST_FIRST = Comparator.comparingInt(Asked::rank);

    private final Conversations conversations;
    private final ConversationList list;
    private final JsonMapper json;

    ChatDataset(Conversations conversations, ConversationList list, JsonMapper json) {
        this.conversations = conversations;
        this.list = list;
        this.json = json;
    }

    /** A question with those before it. */
    private record Asked(List<String> history, Message message) {

        int rank() {
            if (Boolean.FALSE.equals(message.helpful())) {
                return 0;
            }
            return isAnswered() ? 2 : 1;
        }

        boolean isAnswered() {
            return message.outcome().code().equals(Outcome.ANSWERED.word());
        }
    }

    /** The draft as JSON Lines, out of the latest conversations; empty if nothing was asked since then. */
    public String since(MerchantId merchant, Instant since) {
        return of(merchant, ConversationFilter.since(since));
    }

    /** The draft as JSON Lines, out of the latest conversations that the filter lets through; empty if there is none. */
    public String of(MerchantId merchant, ConversationFilter filter) {
        Instant from = Objects.requireNonNullElse(filter.from(), Instant.MIN);
        Instant until = Objects.requireNonNullElse(filter.until(), Instant.MAX);
        List<Asked> asked = list.page(merchant, filter, 0, CONVERSATIONS).stream()
                .flatMap(line -> asked(merchant, line.conversation()).stream())
                .filter(one -> !one.message().askedAt().isBefore(from))
                .filter(one -> one.message().askedAt().isBefore(until))
                .filter(one -> Outcome.of(one.message().outcome().code())
                        .filter(Outcome.expectable()::contains)
                        .isPresent())
                .sorted(WORST_FIRST)
                .toList();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            lines.append(json.writeValueAsString(line(i + 1, asked.get(i)))).append('\n');
        }
        return lines.toString();
    }

    private List<Asked> asked(MerchantId merchant, Conversation conversation) {
        List<Message> messages = conversations.messages(merchant, conversation.id());
        List<String> questions = messages.stream().map(Message::question).toList();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            asked.add(new Asked(questions.subList(0, i), messages.get(i)));
        }
        return asked;
    }

    private static Map<String, Object> line(int number, Asked asked) {
        PiiMasking masking = new PiiMasking();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", "chat-" + number);
        line.put("tags", tags(asked));
        line.put("history", asked.history().stream().map(masking::mask).toList());
        line.put("question", masking.mask(asked.message().question()));
        line.put("expectedOutcome", asked.message().outcome().code());
        if (asked.isAnswered() && asked.rank() > 0) {
            line.put(
                    "expectedSources",
                    asked.message().outcome().citations().stream()
                            .map(Citation::sourceId)
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        return line;
    }

    private static List<String> tags(Asked asked) {
        Boolean helpful = asked.message().helpful();
        return helpful == null ? List.of("chat") : List.of("chat", helpful ? "thumbs-up" : "thumbs-down");
    }
}
