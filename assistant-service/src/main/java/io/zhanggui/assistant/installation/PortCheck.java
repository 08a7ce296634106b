package io.zhanggui.assistant.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Ends a start on a taken port at once, before the data is opened and the models are read. */
class PortCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 0);
        if (port > 0) {
            check(environment.getProperty("server.address", "127.0.0.1"), port);
        }
    }

    static void check(String address, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(address)).close();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("SERVER_ADDRESS is no address of this machine: " + address, e);
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
