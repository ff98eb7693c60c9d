package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.observability.TransportProbe;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.DisposableBean;

/** Tests whether a broker answers. */
final class BrokerProbe implements TransportProbe, DisposableBean {

    private static final int PATIENCE_MS = 2_000;

    private final Admin admin;

    BrokerProbe(Map<String, Object> settings) {
        Map<String, Object> impatient = new HashMap<>(settings);
        impatient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        impatient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.admin = Admin.create(impatient);
    }

    @Override
    public boolean answers() {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
