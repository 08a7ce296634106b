package io.zhanggui.evaluation.dataset;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds cases that ask nearly the same: the share of runs of three characters that two questions with what was said before
 * have in common (Jaccard, after NFKC and without white space, punctuation and case). What is far apart in words and close in
 * meaning is not found.
 */
public final class NearDuplicates {

    /** From this share on two cases are nearly the same. */
    public static final double NEAR = 0.7;

    private static final int RUN = 3;
    private static final Comparator<Pair> NEAREST = Comparator.comparingDouble(Pair::share)
            .reversed()
            .thenComparing(pair -> pair.one().asked().id())
            .thenComparing(pair -> pair.other().asked().id());

    private NearDuplicates() {}

    /** A case and the dataset it stands in. */
    public record Place(String dataset, Case asked) {}

    /**
     * Two cases that ask nearly the same.
     *
     * @param share of common runs, up to 1
     */
    public record Pair(Place one, Place other, double share) {

        /** Whether the two stand in different datasets: what one is tuned on is asked in the other. */
        public boolean isLeak() {
            return !one.dataset().equals(other.dataset());
        }
    }

    /** All pairs, the nearest first. */
    public static List<Pair> among(List<Dataset> datasets) {
        List<Place> places = datasets.stream()
                .flatMap(dataset -> dataset.cases().stream().map(one -> new Place(dataset.name(), one)))
                .toList();
        List<Set<String>> runs =
                places.stream().map(place -> runs(place.asked())).toList();
        Map<String, List<Integer>> seen = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int at = i;
            Map<Integer, Long> common = runs.get(i).stream()
                    .flatMap(run -> seen.getOrDefault(run, List.of()).stream())
                    .collect(Collectors.groupingBy(earlier -> earlier, Collectors.counting()));
            common.forEach((earlier, count) -> {
                double share = count
                        / (double) (runs.get(at).size() + runs.get(earlier).size() - count);
                if (share >= NEAR) {
                    pairs.add(new Pair(places.get(earlier), places.get(at), share));
                }
            });
            runs.get(i)
                    .forEach(run -> seen.computeIfAbsent(run, known -> new ArrayList<>())
                            .add(at));
        }
        return pairs.stream().sorted(NEAREST).toList();
    }

    private static Set<String> runs(Case asked) {
        String plain = Normalizer.normalize(
                        String.join("\u0001", asked.history()) + "\u0001" + asked.question(), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{P}\\p{Z}\\p{S}]", "");
        Set<String> runs = new HashSet<>();
        IntStream.rangeClosed(0, plain.length() - RUN).forEach(at -> runs.add(plain.substring(at, at + RUN)));
        if (runs.isEmpty()) {
            runs.add(plain);
        }
        return runs;
    }
}
