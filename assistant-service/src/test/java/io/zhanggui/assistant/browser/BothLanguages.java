package io.zhanggui.assistant.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test with a {@link Screen} as its parameter, run for two: each language and each size once. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        value = Screen.class,
        names = {"CHINESE_PHONE", "ENGLISH_DESKTOP"})
@interface BothLanguages {}
