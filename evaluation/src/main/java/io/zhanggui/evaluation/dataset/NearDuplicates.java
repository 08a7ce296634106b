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
 * meaning is not found. Not thread-safe.
 */
public final class NearDuplicates {

    /** From this share on two cases are nearly the same. */
    public static final double NEAR = 0.7;

    private static final int RUN = 3;
    private static final Comparator<Pair> NEAREST = Comparator.comparingDouble(Pair::share)
            .reversed()
            .thenComparing(pair -> pair.one().asked().id())
            .thenComparing(pair -> pair.other().asked().id());

    private final Map<String, List<Integer>> seen = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

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
        NearDuplicates seen = new NearDuplicates();
        List<Pair> pairs = new ArrayList<>();
        datasets.forEach(dataset -> dataset.cases().forEach(one -> {
            Place place = new Place(dataset.name(), one);
            pairs.addAll(seen.of(place));
            seen.add(place);
        }));
        return pairs.stream().sorted(NEAREST).toList();
    }

    /** Takes a case in, to be found by later ones. */
    public void add(Place place) {
        runs(place.asked())
                .forEach(run ->
                        seen.computeIfAbsent(run, known -> new ArrayList<>()).add(places.size()));
        places.add(place);
    }

    /** The cases taken in that ask nearly the same as this one, which is the other of each pair. */
    public List<Pair> of(Place place) {
        Set<String> runs = runs(place.asked());
        Map<Integer, Long> common = runs.stream()
                .flatMap(run -> seen.getOrDefault(run, List.of()).stream())
                .collect(Collectors.groupingBy(earlier -> earlier, Collectors.counting()));
        return common.entrySet().stream()
                .map(entry -> pair(places.get(entry.getKey()), place, entry.getValue(), runs.size()))
                .filter(pair -> pair.share() >= NEAR)
                .toList();
    }

    private static Pair pair(Place earlier, Place later, long common, int runs) {
        return new Pair(
                earlier, later, common / (double) (runs + runs(earlier.asked()).size() - common));
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
