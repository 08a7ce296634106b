package io.zhanggui.evaluation.check;

import java.util.regex.Pattern;

/** Words that turn, widen or narrow what a sentence says. */
final class Cues {

    private static final Pattern NEGATION = words(
            "不|没|无|未|非|否|别|莫|勿|拒绝|缺",
            "no|not|never|none|nor|neither|nothing|nobody|without|cannot|unable|fails?|failed|lacks?|lacked|\\w+n['’]t|n['’]t");
    private static final Pattern ABSOLUTE = words(
            "所有|全部|都|每|只|仅|唯一|最|从来|一定|必须|绝对|完全|总是|永远|任何|首次|第一",
            "all|every|each|only|always|must|entirely|completely|best|first|sole|solely|any|exclusively");
    private static final Pattern GUARDED = words(
            "有些|有的|一些|可能|也许|或许|可以|有人|不止|之一|能|曾|不一定|多|有",
            "some|may|might|can|could|several|many|often|sometimes|usually|possibly|perhaps|one of");
    private static final Pattern DISCLAIMER = Pattern.compile(
            "(?:没有|未|无法|不能|并未).{0,8}(?:提到|提及|说明|找到|查到|相关|信息|资料|确定|回答|提供|记载)|不清楚|不知道|不确定|"
                    + "\\b(?:not?|cannot|unable|don['’]t|doesn['’]t|didn['’]t|can['’]t)\\b(?: [\\w'’]+){0,4}? "
                    + "(?:information|know|mention|provide|specif\\w+|contain|include|state|find|answer|available|sure)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PERSONAL =
            Pattern.compile("\\b(?:I|I['’](?:m|ve)|my|me|mine|myself)\\b", Pattern.CASE_INSENSITIVE);

    /** {@code 能不能} asks, and denies nothing. */
    private static final Pattern ASKING = Pattern.compile("(\\p{IsHan})[不没]\\1|不[止只仅]");

    private Cues() {}

    static boolean negates(String text) {
        return NEGATION.matcher(ASKING.matcher(text).replaceAll("")).find();
    }

    /** Claims for every case, or for one alone. */
    static boolean isAbsolute(String text) {
        return ABSOLUTE.matcher(text).find();
    }

    /** Claims for some cases, or what may be. */
    static boolean isGuarded(String text) {
        return GUARDED.matcher(text).find();
    }

    /** The speaker speaks of himself; a shop's "we" is the shop. */
    static boolean isPersonal(String text) {
        return PERSONAL.matcher(text).find();
    }

    /** Says that nothing is known, rather than something. */
    static boolean disclaims(String text) {
        return DISCLAIMER.matcher(text).find();
    }

    private static Pattern words(String chinese, String english) {
        return Pattern.compile(chinese + "|\\b(?:" + english + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
