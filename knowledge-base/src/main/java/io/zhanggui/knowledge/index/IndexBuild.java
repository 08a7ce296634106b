package io.zhanggui.knowledge.index;

/**
 * A version of a merchant's index, and how far it is in its life.
 *
 * @param version {@code version.model()} is its name: that of the model, with a number behind it where two versions of one
 *     model live beside each other
 * @param model name of the model that made its vectors
 * @param format what its entries are made of, apart from the model
 */
public record IndexBuild(IndexVersion version, String model, int format, State state) {

    /** The states of a version. */
    public enum State {
        /** It is being filled, and answers nobody. */
        BUILDING,
        /** It answers. */
        SERVING,
        /** It answers no more, and is about to be removed. */
        RETIRED
    }

    boolean madeBy(String otherModel, int dimension) {
        return model.equals(otherModel) && version.dimension() == dimension && format == IndexVersions.FORMAT;
    }
}
