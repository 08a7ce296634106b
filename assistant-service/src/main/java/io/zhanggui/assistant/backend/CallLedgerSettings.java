package io.zhanggui.assistant.backend;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The ledger of calls.
 *
 * @param keep how long a call stays in it; the figures of the console look 30 days back
 */
@Validated
@ConfigurationProperties("zhanggui.call-ledger")
record CallLedgerSettings(
        @DefaultValue("90d") @DurationMin(days = 1) Duration keep) {}
