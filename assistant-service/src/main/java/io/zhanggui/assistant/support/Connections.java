package io.zhanggui.assistant.support;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a request be asked whether its client has hung up, which the servlet API does not tell before something is written.
 * It takes a look at the socket without waiting. Over HTTP/2 the answer is always no. A client that closes its sending
 * half alone counts as gone.
 */
final class Connections extends ValveBase {

    private static final String CLOSED = Connections.class.getName() + ".closed";

    Connections() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        BooleanSupplier closed = () -> isClosed(request.getCoyoteRequest());
        request.setAttribute(CLOSED, closed);
        getNext().invoke(request, response);
    }

    /** Whether the client has hung up; only while the request's own thread waits, its body read. */
    static boolean isClosed(HttpServletRequest request) {
        return request.getAttribute(CLOSED) instanceof BooleanSupplier closed && closed.getAsBoolean();
    }

    /** Tomcat tells of an end as of one readable byte that is not in its buffer; a next request would be in it. */
    private static boolean isClosed(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        boolean readable = request.getAvailable() > 0;
        request.action(ActionCode.AVAILABLE, false);
        return readable && request.getAvailable() == 0;
    }
}
