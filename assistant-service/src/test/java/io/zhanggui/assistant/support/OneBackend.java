package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.BackendDraft;
import io.zhanggui.assistant.backend.BackendRoster;
import java.net.URI;

/** The only backend before offline, with guards that know nothing yet; gone when it is closed. */
record OneBackend(BackendRoster roster, String id) implements AutoCloseable {

    static OneBackend asked(BackendRoster roster, String name, URI address) {
        BackendDraft draft = new BackendDraft(
                null, name, null, address.toString(), null, false, name + "-1", null, null, null, true);
        return new OneBackend(roster, roster.save(draft));
    }

    @Override
    public void close() {
        roster.remove(id);
    }
}
