package io.zhanggui.evaluation.commandline;

/** How a command ends. */
public final class ExitCode {

    /** Nothing is to be complained of: all thresholds are met. */
    public static final int MET = 0;
    /** What was measured is not as it should be. */
    public static final int MISSED = 1;
    /** The call or a file is wrong. */
    public static final int WRONG = 2;
    /** What was to be measured cannot be reached, or fails too often to be scored. */
    public static final int NOT_MEASURED = 3;

    private ExitCode() {}
}
