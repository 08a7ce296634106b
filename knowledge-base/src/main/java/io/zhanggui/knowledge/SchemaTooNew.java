package io.zhanggui.knowledge;

import java.util.Arrays;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** A newer program has written to these tables. Not retriable: they must be opened by that program or a later one. */
public final class SchemaTooNew extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<MigrationState> UNKNOWN = Set.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    /** @param migration one that this program does not know */
    public SchemaTooNew(String migration) {
        super("A newer version has written to this database: " + migration);
    }

    /**
     * Does nothing if this program knows every migration that was applied.
     *
     * @throws SchemaTooNew if it does not
     */
    public static void refuse(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(applied -> UNKNOWN.contains(applied.getState()))
                .map(MigrationInfo::getScript)
                .findFirst()
                .ifPresent(script -> {
                    throw new SchemaTooNew(script);
                });
    }
}
