package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.startup.Settings;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.NestedExceptionUtils;

/**
 * Opens a second port for the sidecar only: its calls are served there and nowhere else. Requests run on Tomcat's pool
 * of platform threads, which limits the number of concurrent deliveries.
 */
final class SidecarListener implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PORT = "events.dapr.listener.port";

    private final DaprProperties.Listener listener;
    private final Settings settings;

    SidecarListener(DaprProperties.Listener listener, Settings settings) {
        this.listener = listener;
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        Connector connector = connector();
        server.addAdditionalConnectors(connector);
        server.addContextValves(new PortSeparation(connector));
    }

    private Connector connector() {
        Connector connector = new NamedPort();
        connector.setPort(listener.port());
        // This port has no forms; form bodies that stay unread can't occupy a thread.
        connector.setParseBodyMethods("");
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(listener.address());
        }
        return connector;
    }

    /** Names the setting to change if the port is taken; Spring Boot would name the public port. */
    private final class NamedPort extends Connector {

        NamedPort() {
            super(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
            // By default Tomcat logs the failure and continues without this port.
            setThrowOnFailure(true);
        }

        @Override
        protected void startInternal() throws LifecycleException {
            try {
                super.startInternal();
            } catch (LifecycleException failed) {
                throw new InvalidSetting(
                        "%s is %s, where this service can't listen for its sidecar (%s). Set it to a free port."
                                .formatted(
                                        settings.name(PORT),
                                        settings.value(PORT),
                                        NestedExceptionUtils.getMostSpecificCause(failed)
                                                .getMessage()));
            }
        }
    }
}
