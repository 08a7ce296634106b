package io.zhanggui.knowledge.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The one environment of ONNX Runtime, kept to the very end of the process.
 *
 * <p>The runtime's Java part gives its environment back in a shutdown hook, which the JVM runs beside all others: a question
 * that is answered after SIGTERM, or an import that is still embedding, then calculates on freed memory and the process ends by
 * SIGSEGV. Natively the environment is counted, and ends with its last holder; a holder that never lets go is the way out, and
 * has to be taken by reflection. Seen with 1.20.0; a version that is made otherwise fails here, at the first use of a model.
 */
final class OnnxEnvironment {

    private static final OrtEnvironment KEPT = kept();

    private OnnxEnvironment() {}

    static OrtEnvironment shared() {
        return KEPT;
    }

    private static OrtEnvironment kept() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method hold = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            hold.setAccessible(true);
            hold.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "kept");
            return environment;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(
                    "ONNX Runtime's environment cannot be kept to the end of the process", changed);
        }
    }
}
