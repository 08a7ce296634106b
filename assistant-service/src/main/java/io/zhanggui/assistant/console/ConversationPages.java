package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.ChatDataset;
import io.zhanggui.assistant.support.Conversation;
import io.zhanggui.assistant.support.ConversationList;
import io.zhanggui.assistant.support.Conversations;
import io.zhanggui.assistant.support.HandOffs;
import io.zhanggui.knowledge.ingest.Passages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What shoppers asked and what they were told. */
@Controller
@RequestMapping("/console/conversations")
class ConversationPages {

    private static final Part PASSAGE = new Part("console/conversation-parts", "passage", "talk.passage.title");

    private final Conversations conversations;
    private final ConversationList list;
    private final HandOffs handOffs;
    private final ChatDataset dataset;
    private final Passages passages;

    ConversationPages(
            Conversations conversations,
            ConversationList list,
            HandOffs handOffs,
            ChatDataset dataset,
            Passages passages) {
        this.conversations = conversations;
        this.list = list;
        this.handOffs = handOffs;
        this.dataset = dataset;
        this.passages = passages;
    }

    @GetMapping
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @ModelAttribute("zone") ZoneId zone,
            @ModelAttribute("form") ConversationForm form,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Paging paging = Paging.at(page, list.count(shop.id(), form.filter(zone)));
        model.addAttribute("paging", paging);
        model.addAttribute("waiting", handOffs.waiting(shop.id()));
        model.addAttribute("lines", list.page(shop.id(), form.filter(zone), paging.offset(), paging.size()));
        return "console/conversations";
    }

    /** The questions of these conversations as the draft of a dataset: JSON Lines. */
    @GetMapping("/export")
    ResponseEntity<String> export(
            @ModelAttribute("shop") MerchantAccount shop,
            @ModelAttribute("zone") ZoneId zone,
            @ModelAttribute("form") ConversationForm form) {
        String name = "conversations-" + shop.id() + ".jsonl";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-ndjson;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(dataset.of(shop.id(), form.filter(zone)));
    }

    @GetMapping("/{id}")
    String whole(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id, Model model) {
        model.addAttribute("conversation", known(shop, id));
        model.addAttribute("messages", conversations.messages(shop.id(), id));
        model.addAttribute("waiting", handOffs.waiting(shop.id(), id));
        model.addAttribute("settled", handOffs.settled(shop.id(), id).orElse(null));
        return "console/conversation";
    }

    /** What a citation rests on, as it is now. */
    @GetMapping("/passage")
    String passage(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam String id,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("passage", passages.find(shop.id(), List.of(id)).get(id));
        return PASSAGE.view(request, model);
    }

    @PostMapping("/{id}/hand-off")
    String handOff(
            @ModelAttribute("shop") MerchantAccount shop,
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam boolean settled) {
        Conversation conversation = known(shop, id);
        if (settled) {
            handOffs.settle(shop.id(), conversation.id(), caller.keyId());
        } else {
            handOffs.reopen(shop.id(), conversation.id());
        }
        return "redirect:/console/conversations/" + id;
    }

    private Conversation known(MerchantAccount shop, String id) {
        return conversations
                .find(shop.id(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "console.conversation.unknown"));
    }
}
