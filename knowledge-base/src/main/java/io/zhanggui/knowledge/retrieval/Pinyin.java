package io.zhanggui.knowledge.retrieval;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/** How Chinese characters are read, tones apart: what an input method offers for the same keys. */
final class Pinyin {

    private Pinyin() {}

    /** Whether both words, of as many characters, can be read alike. */
    static boolean alike(String one, String other) {
        return one.length() == other.length()
                && IntStream.range(0, one.length()).allMatch(i -> alike(one.charAt(i), other.charAt(i)));
    }

    private static boolean alike(char one, char other) {
        if (one == other) {
            return true;
        }
        Set<String> readings = readings(one);
        return readings(other).stream().anyMatch(readings::contains);
    }

    private static Set<String> readings(char character) {
        String @Nullable [] toned = PinyinHelper.toHanyuPinyinStringArray(character);
        return toned == null
                ? Set.of()
                : Arrays.stream(toned)
                        .map(reading -> reading.replaceAll("\\d", ""))
                        .collect(Collectors.toSet());
    }
}
