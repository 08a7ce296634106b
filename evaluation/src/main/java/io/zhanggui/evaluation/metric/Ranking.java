package io.zhanggui.evaluation.metric;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A ranked list of documents judged against grades. Each metric looks at the first {@code k} documents and lies between
 * 0 and 1. A document without a grade, or with grade 0, is not relevant; if none is relevant at all, every metric is 0.
 *
 * @param found ids, the best first, each once
 * @param grades by id: 0 not relevant, higher is better
 */
public record Ranking(List<String> found, Map<String, Integer> grades) {

    public Ranking {
        found = List.copyOf(found);
        grades = Map.copyOf(grades);
        if (new HashSet<>(found).size() < found.size()) {
            throw new IllegalArgumentException("A document stands in the ranking twice: " + found);
        }
        if (grades.values().stream().anyMatch(grade -> grade < 0)) {
            throw new IllegalArgumentException("A grade is below 0: " + grades);
        }
    }

    /** Whether there is anything to find. */
    public boolean isAnswerable() {
        return relevant() > 0;
    }

    /** Discounted cumulative gain over that of the ideal ranking; the gain of a document is its grade. */
    public double ndcg(int k) {
        double ideal = dcg(grades.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(k)
                .toList());
        return ideal == 0 ? 0 : dcg(first(k).stream().map(this::grade).toList()) / ideal;
    }

    /** One over the rank of the first relevant document. */
    public double reciprocalRank(int k) {
        List<String> first = first(k);
        for (int i = 0; i < first.size(); i++) {
            if (grade(first.get(i)) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /** The share of the relevant documents that was found. */
    public double recall(int k) {
        long hits = first(k).stream().filter(id -> grade(id) > 0).count();
        return hits / (double) Math.max(1, relevant());
    }

    /** The share of what was found that is relevant; 0 if nothing was found. */
    public double precision() {
        long hits = found.stream().filter(id -> grade(id) > 0).count();
        return hits / (double) Math.max(1, found.size());
    }

    /** The mean over the relevant documents of the precision down to each; 0 for those not found. */
    public double averagePrecision(int k) {
        List<String> first = first(k);
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < first.size(); i++) {
            if (grade(first.get(i)) > 0) {
                hits++;
                sum += hits / (i + 1.0);
            }
        }
        return sum / Math.max(1, Math.min(k, relevant()));
    }

    /** 1 if a relevant document was found. */
    public double hit(int k) {
        return reciprocalRank(k) > 0 ? 1 : 0;
    }

    private List<String> first(int k) {
        return found.subList(0, Math.min(k, found.size()));
    }

    private int grade(String id) {
        return grades.getOrDefault(id, 0);
    }

    private long relevant() {
        return grades.values().stream().filter(grade -> grade > 0).count();
    }

    private static double dcg(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < gains.size(); i++) {
            sum += gains.get(i) * Math.log(2) / Math.log(i + 2.0);
        }
        return sum;
    }
}
