package io.zhanggui.assistant.installation;

/**
 * Something to be done at each start before the service is ready. Beans of this type run one after another in the
 * order of their {@code @Order}, when merchants and keys are there and before the service says that it is ready. A step
 * that throws ends the start.
 */
public interface StartUpStep {

    /** Order of the step that brings the index up to the rows. */
    int INDEX = 100;

    /** Order of the step that loads the sample shops. */
    int SAMPLE = 200;

    /** Order of the step that lets the index be renewed in the background. */
    int UPKEEP = 300;

    /** What the log calls it. */
    String name();

    /** Does it, and returns when it is done. */
    void run();
}
