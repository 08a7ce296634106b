package io.zhanggui.evaluation.commandline;

import io.zhanggui.evaluation.Message;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a command speaks.
 *
 * @param out hears results
 * @param err hears progress and what is wrong
 */
public record Console(PrintStream out, PrintStream err, Locale locale) {

    /** Tells a result. */
    public void say(String code, Object... arguments) {
        out.println(Message.of(code, arguments).text(locale));
    }

    /** Tells what is not part of the result. */
    public void tell(String code, Object... arguments) {
        tell(Message.of(code, arguments));
    }

    /** Tells what is not part of the result. */
    public void tell(Message message) {
        err.println(message.text(locale));
    }
}
