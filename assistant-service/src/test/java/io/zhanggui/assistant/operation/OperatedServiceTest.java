package io.zhanggui.assistant.operation;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.TemporaryDataFolder;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** The service with two providers, one of them broken, as an operator watches it. All tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(initializers = {TemporaryDataFolder.class, Providers.class})
@interface OperatedServiceTest {}
