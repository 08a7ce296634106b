package io.zhanggui.evaluation.judge;

/** Which of two answers a judge prefers, asked in both orders. */
public sealed interface Preference {

    /** It prefers the first of the two, in whichever order they stand. */
    record First(String reason) implements Preference {}

    /** It prefers the second of the two, in whichever order they stand. */
    record Second(String reason) implements Preference {}

    /**
     * It prefers neither.
     *
     * @param swayed whether it only preferred what stood at one place
     */
    record Neither(boolean swayed) implements Preference {}

    /** It gave no verdict; {@code why} is never {@link Judgement.Scored}. */
    record NotJudged(Judgement why) implements Preference {}
}
