package io.zhanggui.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service over real HTTP on a random port, with a data folder of its own and no sample shop. All tests share
 * one context: add no properties and no mock beans, and let each test open its own shops with {@link Shops}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"zhanggui.demo=false", "zhanggui.backends-from-environment=false"})
@ContextConfiguration(initializers = TemporaryDataFolder.class)
@Import(Shops.class)
public @interface ServiceTest {}
