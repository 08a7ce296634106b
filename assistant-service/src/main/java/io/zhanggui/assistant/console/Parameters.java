package io.zhanggui.assistant.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** Parameters that may come several times; a comma in one of them parts nothing. */
final class Parameters {

    private Parameters() {}

    /** Those that are not blank, in their order. */
    static List<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
    }
}
