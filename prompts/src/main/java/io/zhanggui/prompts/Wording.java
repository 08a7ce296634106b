package io.zhanggui.prompts;

import io.zhanggui.prompts.PastTurn.Speaker;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How values become text in the language of one template. */
record Wording(String none, String shopper, String shop, String colon) {

    /** The value as it is inserted. */
    String text(Object value, boolean untrusted) {
        return switch (value) {
            case List<?> list -> listed(list);
            default -> untrusted ? Fence.around(value.toString()) : value.toString();
        };
    }

    private String listed(List<?> list) {
        if (list.isEmpty()) {
            return none;
        }
        return list.getFirst() instanceof PassageText ? numbered(list) : Fence.around(lines(list));
    }

    private String lines(List<?> list) {
        return list.stream().map(this::entry).collect(Collectors.joining("\n"));
    }

    private String numbered(List<?> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(i -> "[" + (i + 1) + "]\n" + Fence.around(entry(passages.get(i))))
                .collect(Collectors.joining("\n"));
    }

    private String entry(Object value) {
        return switch (value) {
            case PassageText passage -> Fence.oneLine(passage.title()) + "\n" + passage.text();
            case PastTurn turn -> speaker(turn.speaker()) + colon + Fence.oneLine(turn.text());
            case NamedValue fact -> "- " + Fence.oneLine(fact.name()) + colon + Fence.oneLine(fact.value());
            default -> "- " + Fence.oneLine(value.toString());
        };
    }

    private String speaker(Speaker speaker) {
        return switch (speaker) {
            case SHOPPER -> shopper;
            case SHOP -> shop;
        };
    }
}
