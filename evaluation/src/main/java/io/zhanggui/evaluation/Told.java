package io.zhanggui.evaluation;

import java.util.Locale;

/** Whatever can be told in a language: a {@link Message}, or what another part of the program has to say within one. */
@FunctionalInterface
public interface Told {

    String text(Locale locale);
}
