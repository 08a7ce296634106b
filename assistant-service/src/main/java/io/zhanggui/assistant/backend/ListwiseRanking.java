package io.zhanggui.assistant.backend;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.prompts.PassageRanking;
import io.zhanggui.prompts.PassageText;
import io.zhanggui.prompts.Prompts;
import io.zhanggui.prompts.Rendered;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Shows the whole list to the chain of language models, which answers with the numbers in order. What it leaves out follows in the
 * given order; an answer without a number, and offline, leave all of it. Thread-safe.
 */
final class ListwiseRanking implements ScoringModel {

    private static final int LONGEST = 400;
    private static final Pattern LIST = Pattern.compile("\\[[\\d,\\s\"]*]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final Merchant merchant;
    private final Backends backends;
    private final Prompts prompts;

    ListwiseRanking(Merchant merchant, Backends backends, Prompts prompts) {
        this.merchant = merchant;
        this.backends = backends;
        this.prompts = prompts;
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        List<PassageText> passages = segments.stream()
                .map(segment -> new PassageText("", cut(segment.text())))
                .toList();
        Rendered prompt = prompts.render(new PassageRanking(passages, query), merchant.locale());
        Completion written = backends.complete(ModelCall.of(merchant.id(), "rerank", prompt, () -> ""));
        List<Integer> order = List.copyOf(order(written.text(), segments.size()));
        return Response.from(IntStream.range(0, segments.size())
                .mapToObj(i -> (double) (segments.size() - order.indexOf(i)))
                .toList());
    }

    /** 0-based places in the order of the text, which counts from 1; each once, those it leaves out at the end. */
    static Collection<Integer> order(String text, int size) {
        String list = LIST.matcher(text).results().map(MatchResult::group).reduce("", (first, last) -> last);
        Set<Integer> order = new LinkedHashSet<>();
        NUMBER.matcher(list.isEmpty() ? text : list)
                .results()
                .map(number -> Integer.parseInt(number.group()) - 1)
                .filter(place -> place >= 0 && place < size)
                .forEach(order::add);
        IntStream.range(0, size).forEach(order::add);
        return order;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
