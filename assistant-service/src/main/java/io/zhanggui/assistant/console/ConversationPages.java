package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.support.Conversation;
import io.zhanggui.assistant.support.Conversations;
import io.zhanggui.assistant.support.Message;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What shoppers asked and what they were told. */
@Controller
@RequestMapping("/console/conversations")
class ConversationPages {

    private final Conversations conversations;

    ConversationPages(Conversations conversations) {
        this.conversations = conversations;
    }

    /** A conversation in a line of the list. */
    record Line(Conversation conversation, List<Message> messages) {

        /** The last question. */
        public String question() {
            return messages.isEmpty() ? "" : messages.getLast().question();
        }

        /** How it ended. */
        public String outcome() {
            return messages.isEmpty() ? "" : messages.getLast().outcome().code();
        }
    }

    @GetMapping
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String filter = outcome.isBlank() ? null : outcome;
        Paging paging = Paging.at(page, conversations.count(shop.id(), filter));
        List<Line> lines = conversations.page(shop.id(), filter, paging.offset(), paging.size()).stream()
                .map(found -> new Line(found, conversations.messages(shop.id(), found.id())))
                .toList();
        model.addAttribute("outcome", outcome);
        model.addAttribute("paging", paging);
        model.addAttribute("lines", lines);
        return "console/conversations";
    }

    @GetMapping("/{id}")
    String whole(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Model model) {
        Conversation conversation = conversations
                .find(shop.id(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "console.conversation.unknown"));
        model.addAttribute("conversation", conversation);
        model.addAttribute("messages", conversations.messages(shop.id(), id));
        return "console/conversation";
    }
}
