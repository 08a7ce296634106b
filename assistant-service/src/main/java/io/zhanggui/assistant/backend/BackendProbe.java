package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;

/** Tries a backend out before anybody relies on it, stored or only typed. Thread-safe. */
public final class BackendProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int WORDS = 120;
    private static final String QUESTION = "请只回复“可以”两个字。Reply with the word OK only.";

    private final BackendRoster roster;
    private final Lineup lineup;
    private final CallLedger ledger;
    private final Clock clock;
    private final Duration patience;
    private final ModelListing listing;

    BackendProbe(BackendRoster roster, Lineup lineup, CallLedger ledger, Clock clock) {
        this(roster, lineup, ledger, clock, PATIENCE);
    }

    /** @param patience for the whole of a try */
    BackendProbe(BackendRoster roster, Lineup lineup, CallLedger ledger, Clock clock, Duration patience) {
        this.roster = roster;
        this.lineup = lineup;
        this.ledger = ledger;
        this.clock = clock;
        this.patience = patience;
        this.listing = new ModelListing(patience);
    }

    /** Asks for the models of a backend as it is typed. */
    public ModelList models(BackendDraft draft) {
        return listing.of(roster.provider(draft.withoutModel()));
    }

    /** Makes a tiny call of a backend as it is typed; it stands in the ledger of that shop. */
    public TestCall test(BackendDraft draft, MerchantId merchant) {
        return test(roster.provider(draft), merchant);
    }

    /** Makes a tiny call of a backend of the chain, past its guards; one that answers is paused no longer. */
    public TestCall test(String name, MerchantId merchant) {
        TestCall call = test(
                roster.provider(name).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "backend.unknown", name)),
                merchant);
        if (call instanceof TestCall.Answered) {
            roster.wake(name);
        }
        return call;
    }

    private TestCall test(ProviderSettings provider, MerchantId merchant) {
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from(QUESTION)).build();
        ModelCall call = new ModelCall(merchant, "test", request, () -> "");
        Listening listening = new Listening(text -> {});
        AtomicReference<String> error = new AtomicReference<>("");
        GuardedBackend alone =
                lineup.backend(provider.within(lineup.limits().within(patience)), new GuardRegistry(clock), error::set);
        Outcome outcome = alone.ask(call, listening, new Cancellation());
        CallRecord record = CallRecord.of(call, provider, outcome, listening);
        ledger.record(record);
        return switch (outcome) {
            case Outcome.Written written -> answered(record, written.text());
            case Outcome.Failed failed ->
                new TestCall.Failed(failed.failure().label(), Said.of(error.get(), provider.apiKey()), record.took());
            case Outcome.Cancelled cancelled -> new TestCall.Failed(outcome.label(), "", record.took());
        };
    }

    private static TestCall answered(CallRecord record, String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String words = line.codePointCount(0, line.length()) <= WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WORDS)) + "…";
        return new TestCall.Answered(
                Objects.requireNonNullElse(record.firstText(), record.took()),
                record.took(),
                record.usage(),
                record.estimated(),
                record.fen(),
                words);
    }
}
