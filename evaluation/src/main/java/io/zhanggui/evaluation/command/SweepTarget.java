package io.zhanggui.evaluation.command;

/**
 * One of the targets of a sweep.
 *
 * @param name by which the leader board calls it
 * @param parallel how many cases it is asked at once
 */
record SweepTarget(String name, Target target, int parallel) {

    /** The folder of its run, below that of the sweep. */
    String folder() {
        return name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
