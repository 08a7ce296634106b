package io.zhanggui.assistant.copywriting;

import java.util.Locale;

/** What a copy should be like. */
record Brief(ChannelProfile channel, Locale locale, Tone tone, int variant) {

    boolean chinese() {
        return locale.getLanguage().equals("zh");
    }
}
