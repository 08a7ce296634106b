package io.zhanggui.assistant;

import io.zhanggui.knowledge.Tenancy;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Lets a test look at rows by the service's own parts, past its doors, where PostgreSQL shows none to those who work for nobody. */
public final class AcrossMerchants implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(test);
    }

    private static void proceed(Invocation<@Nullable Void> test) throws Throwable {
        Tenancy.<Boolean, Throwable>acrossMerchants(() -> {
            test.proceed();
            return true;
        });
    }
}
