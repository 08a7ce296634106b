package io.zhanggui.assistant.compliance;

import java.util.Locale;

/** The mark of generated text, as China's labelling measures for synthetic content ask for it. */
public final class AiLabel {

    private static final String COLUMN = "AI生成";

    private AiLabel() {}

    /** What stands beside a generated text wherever it is shown: Chinese for a Chinese locale, else English. */
    public static String visible(Locale locale) {
        return locale.getLanguage().equals("zh") ? "内容由AI生成" : "AI-generated";
    }

    /** Head of the column that marks generated text in an export: the same in every language, so that tools find it. */
    public static String column(Locale locale) {
        return COLUMN;
    }
}
