package io.zhanggui.assistant.support;

import io.zhanggui.assistant.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * The service with little patience for its providers: one failure opens a circuit breaker. All tests share one context,
 * which has no provider: each adds its own with {@link OneBackend}, and takes it away again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
        properties = {
            "zhanggui.backend-limits.breaker.window=1",
            "zhanggui.backend-limits.breaker.minimum-calls=1",
            "zhanggui.backend-limits.first-token-timeout=2500ms",
            "zhanggui.backend-limits.stall-timeout=2500ms",
            "zhanggui.support.heartbeat=100ms"
        })
@interface GuardedServiceTest {}
