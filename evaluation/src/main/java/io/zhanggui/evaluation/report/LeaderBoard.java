package io.zhanggui.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Targets of a sweep, the best first. A target shares the place of the best one from which a paired test at 5 % does not tell
 * it apart.
 *
 * @param places in their order
 * @param unplaced those that could not be asked, or failed too often
 */
public record LeaderBoard(List<Place> places, List<Standing> unplaced) {

    /**
     * A target and where it stands.
     *
     * @param rank from 1; the same for targets that are not told apart
     * @param tied whether another shares it
     */
    public record Place(int rank, boolean tied, Leader leader) {}

    static LeaderBoard of(List<Standing> standings) {
        List<Leader> leaders = standings.stream()
                .flatMap(standing -> leader(standing).stream())
                .sorted(Comparator.comparingDouble(Leader::quality).reversed().thenComparing(Leader::name))
                .toList();
        List<Standing> unplaced = standings.stream()
                .filter(standing -> leader(standing).isEmpty())
                .toList();
        return new LeaderBoard(places(leaders), unplaced);
    }

    private static Optional<Leader> leader(Standing standing) {
        return switch (standing) {
            case Standing.Measured measured -> Leader.of(measured);
            case Standing.NotMeasured gone -> Optional.empty();
        };
    }

    private static List<Place> places(List<Leader> leaders) {
        List<Integer> ranks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < leaders.size(); i++) {
            first = i > 0 && leaders.get(i).isApartFrom(leaders.get(first)) ? i : first;
            ranks.add(first + 1);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < leaders.size(); i++) {
            int rank = ranks.get(i);
            boolean tied = ranks.stream().filter(other -> other == rank).count() > 1;
            places.add(new Place(rank, tied, leaders.get(i)));
        }
        return List.copyOf(places);
    }

    /**
     * The leaders that none beats on both sides (V. Pareto, Manuale di economia politica, 1906): no other is at least as good for
     * at most as much, and better or cheaper. The cheapest first.
     */
    List<Leader> front(Function<Leader, OptionalDouble> price) {
        List<Leader> priced = places.stream()
                .map(Place::leader)
                .filter(leader -> price.apply(leader).isPresent())
                .toList();
        return priced.stream()
                .filter(leader -> priced.stream().noneMatch(other -> beats(other, leader, price)))
                .sorted(Comparator.comparingDouble(leader -> price.apply(leader).orElseThrow()))
                .toList();
    }

    private static boolean beats(Leader one, Leader other, Function<Leader, OptionalDouble> price) {
        double mine = price.apply(one).orElseThrow();
        double theirs = price.apply(other).orElseThrow();
        return mine <= theirs && one.quality() >= other.quality() && (mine < theirs || one.quality() > other.quality());
    }
}
