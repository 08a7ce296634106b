package io.zhanggui.assistant.console;

import java.util.Locale;

/** A dataset of three lines, to begin one's own with. */
final class DatasetExample {

    private static final String CHINESE = """
            {"id": "1", "tags": ["售后"], "question": "收到货不喜欢能退吗", "expectedOutcome": "answered", "expectedFacts": ["7天"]}
            {"id": "2", "tags": ["没有的"], "question": "你们有实体店吗", "expectedOutcome": "declined"}
            {"id": "3", "tags": ["追问"], "history": ["怎么退货"], "question": "运费谁出", "expectedOutcome": "answered"}
            """;
    private static final String ENGLISH = """
            {"id": "1", "tags": ["returns"], "question": "Can I send it back if I don't like it?", "expectedOutcome": "answered", "expectedFacts": ["30 days"]}
            {"id": "2", "tags": ["unknown"], "question": "Do you have a store in Paris?", "expectedOutcome": "declined"}
            {"id": "3", "tags": ["follow-up"], "history": ["How do I return something?"], "question": "Who pays for it?", "expectedOutcome": "answered"}
            """;

    private DatasetExample() {}

    static String text(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
