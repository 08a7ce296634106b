package io.zhanggui.assistant.copywriting;

/** A copy as backends write it: the title in the first line, an empty line, the body. */
record CopyText(String title, String body) {

    static CopyText parse(String written) {
        String text = written.strip().replace("\r\n", "\n");
        int end = text.indexOf('\n');
        return end < 0
                ? new CopyText(text, "")
                : new CopyText(
                        text.substring(0, end).strip(), text.substring(end + 1).strip());
    }

    String written() {
        return title + "\n\n" + body;
    }
}
