package io.eventorchestrator.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * An instance of a service, with its sidecar.
 *
 * @param number counts from 1
 */
record Replica(String service, int number, DaprSidecar.Address address) {

    Replica(String service, int number) {
        this(service, number, new DaprSidecar.Address(service, Ports.free(), Ports.free(), Ports.free()));
    }

    Replica with(SidecarWorkflows workflows) {
        return new Replica(service, number, address.with(workflows));
    }

    String name() {
        return service + "-" + number;
    }

    /** The sessions of this instance have its name as their application's. */
    Map<String, String> environment(LocalPostgres database, String brokers) {
        Map<String, String> environment = new HashMap<>(address.tokens().environment());
        environment.putAll(Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                String.valueOf(address.servicePort()),
                "APP_PORT",
                String.valueOf(address.appPort()),
                "DATABASE_URL",
                database.jdbcUrl() + "?ApplicationName=" + name(),
                "DATABASE_PASSWORD",
                database.password(service.replace('-', '_')),
                "EVENTS_TRANSPORT",
                Transport.DAPR.toString(),
                "KAFKA_BROKERS",
                brokers,
                "DAPR_HTTP_PORT",
                String.valueOf(address.httpPort()),
                "DAPR_GRPC_PORT",
                String.valueOf(address.grpcPort())));
        return environment;
    }
}
