package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;
import java.util.List;

/** Asks its backends one after the other; offline answers what none of them could. */
final class BackendChain implements Backends {

    @Override
    public Completion complete(ModelCall call) {
        return new Completion(call.offline().get(), Completion.OFFLINE, Usage.NONE);
    }

    @Override
    public Running stream(ModelCall call, CompletionListener listener) {
        Thread.ofVirtual().name("model-call").start(() -> {
            Completion completion = complete(call);
            listener.onText(completion.text());
            listener.onComplete(completion);
        });
        return () -> {};
    }

    @Override
    public boolean hasModel() {
        return false;
    }

    @Override
    public List<BackendState> states() {
        return List.of(new BackendState(Completion.OFFLINE, "", "closed", 0, 0));
    }
}
