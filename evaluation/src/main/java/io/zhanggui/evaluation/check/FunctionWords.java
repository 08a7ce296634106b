package io.zhanggui.evaluation.check;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that hold a sentence together and say little. */
final class FunctionWords {

    /** Beside the 1 of other words. */
    private static final double WEIGHT = 0.2;

    private static final Set<String> ENGLISH = Set.of(
            ("a an the of to in on at by for with from as is are was were be been being am do does did doing have has had having"
                            + " will would can could may might shall should must and or but if then than that this these"
                            + " those it its he she they them his her their i you we me my your our us him who whom which"
                            + " what when where why how so not no nor there here also just very too s t don ve ll d m re"
                            + " um yeah yes oh well")
                    .split(" "));
    private static final String CHINESE = "的了着过吗呢吧啊呀嘛哦地得之乎者也是在和与及或而且但就都还又再很太更最把被给让对为以于从到向由因所" + "其此这那哪个们么我你他她它您咱";

    /** The English ones as {@code Words} stems them. */
    private static final Set<String> STEMS = Stream.concat(
                    ENGLISH.stream(),
                    ENGLISH.stream().flatMap(word -> io.zhanggui.knowledge.index.Words.of(word).stream()))
            .collect(Collectors.toUnmodifiableSet());

    private FunctionWords() {}

    static double wordWeight(String word) {
        boolean function = STEMS.contains(word) || word.chars().allMatch(letter -> CHINESE.indexOf(letter) >= 0);
        return function ? WEIGHT : 1;
    }

    static double tokenWeight(String token) {
        String letters = token.startsWith("##") ? token.substring(2) : token;
        if (letters.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return 0;
        }
        return ENGLISH.contains(letters) || CHINESE.contains(letters) ? WEIGHT : 1;
    }
}
