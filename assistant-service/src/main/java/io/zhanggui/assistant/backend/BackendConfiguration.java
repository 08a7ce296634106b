package io.zhanggui.assistant.backend;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.Store;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.retrieval.Reranking;
import io.zhanggui.prompts.Prompts;
import java.time.Clock;
import java.time.LocalTime;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    BackendSettings.class,
    VaultSettings.class,
    CallLedgerSettings.class,
    EmbeddingSettings.class,
    RerankSettings.class
})
class BackendConfiguration {

    private static final LocalTime FOUR_IN_THE_MORNING = LocalTime.of(4, 0);

    @Bean
    Presets presets() {
        return Presets.bundled();
    }

    @Bean
    CallLedger callLedger(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        return new CallLedger(jdbc, new CallMeters(meters), clock);
    }

    /** The models that find passages; those of this process are loaded when they are first asked. */
    @Bean
    EmbeddingModels embeddingModels(EmbeddingSettings settings, CallLedger ledger, Clock clock) {
        return new EmbeddingBackends(new InProcessEmbeddingModels(), settings, ledger, clock);
    }

    @Bean
    Reranking reranking(RerankSettings settings, CallLedger ledger, Clock clock, Backends backends, Prompts prompts) {
        return new Reranking(
                RerankBackends.of(settings, ledger, clock, backends, prompts), settings.top(), settings.budget());
    }

    @Bean
    KeyVault keyVault(VaultSettings settings, DataFolder folder, RandomGenerator random) {
        return new KeyVault(settings, folder, random);
    }

    @Bean
    Lineup lineup(BackendSettings settings, Presets presets, Environment environment) {
        return new Lineup(settings, presets, environment);
    }

    @Bean
    BackendRoster backendRoster(
            Lineup lineup,
            Presets presets,
            KeyVault vault,
            JdbcClient jdbc,
            Clock clock,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        GuardRegistry guards = new GuardRegistry(clock);
        guards.meter(meters);
        return new BackendRoster(
                lineup, presets, new StoredBackends(jdbc, clock), vault, guards, new TransactionTemplate(transactions));
    }

    @Bean
    RosterPulse rosterPulse(BackendRoster roster, Store store) {
        return new RosterPulse(roster, store.shared());
    }

    @Bean
    BackendProbe backendProbe(BackendRoster roster, Lineup lineup, CallLedger ledger, Clock clock) {
        return new BackendProbe(roster, lineup, ledger, clock);
    }

    @Bean
    ChosenBackends chosenBackends(BackendRoster roster, CallLedger ledger) {
        return new ChosenBackends(roster, ledger);
    }

    @Bean
    CallFigures callFigures(JdbcClient jdbc, Clock clock) {
        return new CallFigures(jdbc, clock);
    }

    /** Once a day the ledger forgets what is too old. */
    @Bean
    RecurringTask<Void> callLedgerCleaning(CallLedger ledger, CallLedgerSettings settings, Clock clock) {
        return Tasks.recurring("call-ledger-cleaning", Schedules.daily(FOUR_IN_THE_MORNING))
                .execute((instance, context) ->
                        ledger.forgetBefore(clock.instant().minus(settings.keep())));
    }

    @Bean
    Backends backends(BackendRoster roster, CallLedger ledger) {
        return new BackendChain(roster::asked, ledger);
    }
}
