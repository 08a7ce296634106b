package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.problem.ApiProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The backends of the chain one by one, for work that compares or judges models. Thread-safe. */
public final class ChosenBackends {

    private final BackendRoster roster;
    private final LedgeredCalls calls;

    ChosenBackends(BackendRoster roster, CallLedger ledger) {
        this.roster = roster;
        this.calls = new LedgeredCalls(ledger);
    }

    /** Those that are asked, in order, without offline. */
    public List<ChosenBackend> all() {
        return roster.asked().stream()
                .map(backend -> new ChosenBackend(backend, calls))
                .toList();
    }

    /**
     * The backend of this name.
     *
     * @throws ApiProblem 404 if none in the chain is called so
     */
    public ChosenBackend get(String name) {
        return all().stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "backend.unknown", name));
    }
}
