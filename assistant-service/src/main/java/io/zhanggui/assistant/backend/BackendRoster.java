package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.RosterEntry.KeyState;
import io.zhanggui.assistant.backend.RosterEntry.Origin;
import io.zhanggui.assistant.backend.RosterEntry.Standing;
import io.zhanggui.assistant.problem.ApiProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All backends of the installation: those of the configuration and the environment, and those that were added at the console.
 * What changes here is asked from the next call on; calls under way end with the backends they began with. Thread-safe.
 */
public final class BackendRoster {

    private static final Logger LOG = LoggerFactory.getLogger(BackendRoster.class);

    private final Lineup lineup;
    private final Presets presets;
    private final StoredBackends rows;
    private final KeyVault vault;
    private final GuardRegistry guards;
    private final TransactionTemplate transaction;
    private volatile List<GuardedBackend> asked = List.of();

    BackendRoster(
            Lineup lineup,
            Presets presets,
            StoredBackends rows,
            KeyVault vault,
            GuardRegistry guards,
            TransactionTemplate transaction) {
        this.lineup = lineup;
        this.presets = presets;
        this.rows = rows;
        this.vault = vault;
        this.guards = guards;
        this.transaction = transaction;
        refresh();
    }

    /** Who is asked, in order. */
    List<GuardedBackend> asked() {
        return asked;
    }

    /** All of them, in the order in which they are asked, without offline. */
    public List<RosterEntry> entries() {
        Map<String, GuardedBackend> live = byName(asked);
        return known().stream()
                .map(known -> known.entry(live.get(known.provider().name())))
                .toList();
    }

    /**
     * Stores a backend, new or changed; answers its id.
     *
     * @throws ApiProblem if a field is not what it has to be, the name is taken, or the key would go to another host
     */
    public synchronized String save(BackendDraft draft) {
        Optional<StoredBackends.Row> before = before(draft);
        String id = before.map(row -> row.backend().id())
                .orElseGet(() -> UUID.randomUUID().toString());
        StoredBackend backend = draft.checked(id, preset(draft));
        requireFreeName(backend);
        String key = key(draft, backend, before);
        StoredBackends.Row row = new StoredBackends.Row(backend, key == null ? null : vault.lock(id, key));
        if (before.isPresent()) {
            rows.update(row);
        } else {
            rows.insert(row);
        }
        refresh();
        return id;
    }

    /** Forgets a backend and its key. */
    public synchronized void remove(String id) {
        rows.delete(row(id).backend().id());
        refresh();
    }

    /** Asks a backend from now on, or no more. */
    public synchronized void turn(String id, boolean on) {
        StoredBackends.Row row = row(id);
        rows.update(new StoredBackends.Row(row.backend().active(on), row.lockedKey()));
        refresh();
    }

    /** Moves a backend one place up or down, wherever it was named. */
    public synchronized void move(String name, boolean up) {
        List<String> names = new ArrayList<>(known().stream()
                .map(known -> known.provider().name())
                .distinct()
                .toList());
        int from = names.indexOf(name);
        int to = up ? from - 1 : from + 1;
        if (from < 0) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "backend.unknown", name);
        }
        if (to >= 0 && to < names.size()) {
            Collections.swap(names, from, to);
            transaction.executeWithoutResult(status -> rows.place(names));
            refresh();
        }
    }

    /** The stored backend of this id, with what may be known of its key. */
    public RosterEntry find(String id) {
        return entries().stream()
                .filter(entry -> entry.stored() != null && entry.stored().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "backend.unknown", id));
    }

    /** What would be asked if the draft were stored. */
    ProviderSettings provider(BackendDraft draft) {
        Optional<StoredBackends.Row> before = before(draft);
        StoredBackend backend =
                draft.checked(before.map(row -> row.backend().id()).orElse(""), preset(draft));
        return provider(backend, key(draft, backend, before));
    }

    /** The backend of that name, if it can be asked. */
    Optional<ProviderSettings> provider(String name) {
        return asked.stream()
                .map(GuardedBackend::settings)
                .filter(settings -> settings.name().equals(name))
                .findFirst();
    }

    /** Ends the pause of the backend of that name. */
    void wake(String name) {
        asked.stream().filter(backend -> backend.name().equals(name)).forEach(GuardedBackend::wake);
    }

    /** Takes over what another process has stored meanwhile. */
    synchronized void follow() {
        List<ProviderSettings> stored = known().stream()
                .filter(known -> known.standing() == Standing.ASKED)
                .map(Known::provider)
                .toList();
        if (!stored.equals(asked.stream().map(GuardedBackend::settings).toList())) {
            refresh();
        }
    }

    private @Nullable Preset preset(BackendDraft draft) {
        return draft.preset() == null ? null : presets.find(draft.preset()).orElse(null);
    }

    private Optional<StoredBackends.Row> before(BackendDraft draft) {
        return draft.id() == null ? Optional.empty() : Optional.of(row(draft.id()));
    }

    private StoredBackends.Row row(String id) {
        return rows.all().stream()
                .filter(row -> row.backend().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "backend.unknown", id));
    }

    private void requireFreeName(StoredBackend backend) {
        boolean taken = known().stream()
                .anyMatch(known -> known.provider().name().equals(backend.name()) && !known.isStoredAs(backend.id()));
        if (taken) {
            throw new ApiProblem(HttpStatus.CONFLICT, "backend.name-taken", backend.name());
        }
    }

    /** The key that is typed, or the stored one: which is never sent to another host than the one it was entered for. */
    private @Nullable String key(BackendDraft draft, StoredBackend backend, Optional<StoredBackends.Row> before) {
        if (draft.key() != null
                || draft.forgetKey()
                || before.isEmpty()
                || before.get().lockedKey() == null) {
            return draft.key();
        }
        if (!before.get().backend().isAt(backend.baseUrl())) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.key-again");
        }
        return unlocked(before.get())
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "backend.key-lost", backend.name()));
    }

    private Optional<String> unlocked(StoredBackends.Row row) {
        return row.lockedKey() == null
                ? Optional.empty()
                : vault.unlock(row.backend().id(), row.lockedKey());
    }

    private ProviderSettings provider(StoredBackend backend, @Nullable String key) {
        Optional<Preset> preset = Optional.ofNullable(backend.preset()).flatMap(presets::find);
        return new ProviderSettings(
                        backend.name(),
                        backend.baseUrl(),
                        key,
                        backend.model(),
                        lineup.limits().granting(backend.maxConcurrent(), backend.requestsPerMinute()),
                        preset.map(Preset::keyHeader).orElse(KeyHeader.BEARER),
                        backend.prices())
                .orPrices(preset.flatMap(known -> known.prices(backend.model())).orElse(null));
    }

    private synchronized void refresh() {
        Map<String, GuardedBackend> before = byName(asked);
        List<GuardedBackend> now = known().stream()
                .filter(known -> known.standing() == Standing.ASKED)
                .map(known -> same(before.get(known.provider().name()), known.provider()))
                .toList();
        asked = now;
        LOG.info(
                "Backends: {}, then offline",
                now.stream().map(GuardedBackend::settings).toList());
        before.keySet().stream().filter(name -> !byName(now).containsKey(name)).forEach(guards::forget);
    }

    /** The one there is, with its breaker and its counts, unless something of it has changed. */
    private GuardedBackend same(@Nullable GuardedBackend before, ProviderSettings provider) {
        if (before != null && before.settings().equals(provider)) {
            return before;
        }
        guards.forget(provider.name());
        return lineup.backend(provider, guards);
    }

    private List<Known> known() {
        List<Known> all = new ArrayList<>(lineup.fixed().stream()
                .map(fixed -> new Known(
                        fixed.provider(),
                        fixed.origin(),
                        fixed.where(),
                        null,
                        KeyState.of(fixed.provider().apiKey()),
                        Standing.ASKED))
                .toList());
        Set<String> names = new HashSet<>();
        all.forEach(known -> names.add(known.provider().name()));
        rows.all().forEach(row -> all.add(known(row, names)));
        Map<String, Integer> places = rows.places();
        all.sort(Comparator.comparing(
                known -> places.getOrDefault(known.provider().name(), Integer.MAX_VALUE)));
        return all;
    }

    private Known known(StoredBackends.Row row, Set<String> taken) {
        StoredBackend backend = row.backend();
        Optional<String> key = unlocked(row);
        boolean lost = row.lockedKey() != null && key.isEmpty();
        Standing standing = Standing.ASKED;
        if (taken.contains(backend.name())) {
            standing = Standing.NAME_TAKEN;
        } else if (lost) {
            standing = Standing.KEY_LOST;
        } else if (!backend.active()) {
            standing = Standing.OFF;
        }
        KeyState state = lost ? KeyState.LOST : KeyState.of(key.orElse(null));
        return new Known(provider(backend, key.orElse(null)), Origin.CONSOLE, "", backend, state, standing);
    }

    private static Map<String, GuardedBackend> byName(List<GuardedBackend> backends) {
        Map<String, GuardedBackend> byName = new HashMap<>();
        backends.forEach(backend -> byName.put(backend.name(), backend));
        return byName;
    }

    /** A backend with its key: never leaves this class. */
    private record Known(
            ProviderSettings provider,
            Origin origin,
            String where,
            @Nullable StoredBackend stored,
            KeyState key,
            Standing standing) {

        boolean isStoredAs(String id) {
            return stored != null && Objects.equals(stored.id(), id);
        }

        RosterEntry entry(@Nullable GuardedBackend live) {
            return new RosterEntry(
                    provider.name(),
                    origin,
                    where,
                    stored,
                    provider.baseUrl(),
                    provider.model(),
                    provider.prices(),
                    key,
                    standing,
                    standing == Standing.ASKED && live != null ? live.state() : null);
        }
    }
}
