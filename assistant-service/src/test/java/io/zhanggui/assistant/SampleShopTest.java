package io.zhanggui.assistant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole service over real HTTP on a random port, with the sample shops and no backend but the offline one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"zhanggui.demo=true", "zhanggui.backends-from-environment=false"})
@ContextConfiguration(initializers = TemporaryDataFolder.class)
public @interface SampleShopTest {}
