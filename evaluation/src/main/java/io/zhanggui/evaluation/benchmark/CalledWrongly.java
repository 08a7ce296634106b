package io.zhanggui.evaluation.benchmark;

/** The command was called wrongly; the message says what to write instead. */
final class CalledWrongly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalledWrongly(String complaint, String usage) {
        super(complaint + "\nUsage: " + usage);
    }
}
