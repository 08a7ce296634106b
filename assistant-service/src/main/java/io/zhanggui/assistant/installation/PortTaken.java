package io.zhanggui.assistant.installation;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which port is taken and how to choose another. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
        return analysis(cause, Terminal.locale());
    }

    static FailureAnalysis analysis(PortInUseException cause, Locale locale) {
        int other = cause.getPort() + 1;
        return locale.getLanguage().equals("zh")
                ? new FailureAnalysis(
                        "端口 " + cause.getPort() + " 已被其他程序占用。", "请先停止占用该端口的程序，或换一个端口：SERVER_PORT=" + other, cause)
                : new FailureAnalysis(
                        "Port " + cause.getPort() + " is taken by another program.",
                        "Stop that program, or choose another port: SERVER_PORT=" + other,
                        cause);
    }
}
