package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.zhanggui.assistant.compliance.PiiMasking;

/**
 * Puts back into a stream what was masked in its request. A placeholder may come in pieces: text from an open bracket on is
 * held until the bracket closes or cannot be a placeholder any more. Called by one thread.
 */
final class RestoringHandler implements StreamingChatResponseHandler {

    private static final int LONGEST_PLACEHOLDER = 16;

    private final StreamingChatResponseHandler handler;
    private final PiiMasking masking;
    private final StringBuilder held = new StringBuilder();

    RestoringHandler(StreamingChatResponseHandler handler, PiiMasking masking) {
        this.handler = handler;
        this.masking = masking;
    }

    @Override
    public void onPartialResponse(String text) {
        held.append(text);
        pass(certain());
    }

    private int certain() {
        int open = held.lastIndexOf("[");
        boolean mayBePlaceholder =
                open >= 0 && held.indexOf("]", open) < 0 && held.length() - open < LONGEST_PLACEHOLDER;
        return mayBePlaceholder ? open : held.length();
    }

    private void pass(int length) {
        if (length > 0) {
            handler.onPartialResponse(masking.restore(held.substring(0, length)));
            held.delete(0, length);
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        handler.onPartialThinking(thinking);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        pass(held.length());
        handler.onCompleteResponse(response);
    }

    @Override
    public void onError(Throwable error) {
        handler.onError(error);
    }
}
