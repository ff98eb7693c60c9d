package io.eventorchestrator.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service, with its ports and those of its sidecar. */
record ServiceOnThisMachine(
        String name, PlatformPort http, PlatformPort app, PlatformPort sidecarHttp, PlatformPort sidecarGrpc) {

    static final List<ServiceOnThisMachine> ALL = List.of(
            new ServiceOnThisMachine(
                    "order-service",
                    PlatformPort.ORDER_SERVICE_PORT,
                    PlatformPort.ORDER_SIDECAR_APP_PORT,
                    PlatformPort.ORDER_SIDECAR_HTTP_PORT,
                    PlatformPort.ORDER_SIDECAR_GRPC_PORT),
            new ServiceOnThisMachine(
                    "inventory-service",
                    PlatformPort.INVENTORY_SERVICE_PORT,
                    PlatformPort.INVENTORY_SIDECAR_APP_PORT,
                    PlatformPort.INVENTORY_SIDECAR_HTTP_PORT,
                    PlatformPort.INVENTORY_SIDECAR_GRPC_PORT),
            new ServiceOnThisMachine(
                    "notification-service",
                    PlatformPort.NOTIFICATION_SERVICE_PORT,
                    PlatformPort.NOTIFICATION_SIDECAR_APP_PORT,
                    PlatformPort.NOTIFICATION_SIDECAR_HTTP_PORT,
                    PlatformPort.NOTIFICATION_SIDECAR_GRPC_PORT));

    Map<String, String> environment(PlatformSettings settings, LocalPostgres database, SidecarTokens tokens) {
        Map<String, String> environment = new HashMap<>(tokens.environment());
        environment.put("DATABASE_PASSWORD", database.password(name.replace('-', '_')));
        environment.putAll(addresses(settings, database));
        return environment;
    }

    private Map<String, String> addresses(PlatformSettings settings, LocalPostgres database) {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", String.valueOf(settings.port(http)),
                "APP_PORT", String.valueOf(settings.port(app)),
                "DATABASE_URL", database.jdbcUrl(),
                "EVENTS_TRANSPORT", settings.transport().toString(),
                "KAFKA_BROKERS", settings.kafka(),
                "DAPR_HTTP_PORT", String.valueOf(settings.port(sidecarHttp)),
                "DAPR_GRPC_PORT", String.valueOf(settings.port(sidecarGrpc)));
    }

    DaprSidecar.Address sidecar(PlatformSettings settings) {
        return new DaprSidecar.Address(
                name,
                settings.port(http),
                settings.port(app),
                settings.port(sidecarHttp),
                settings.port(sidecarGrpc),
                SidecarTokens.random(),
                Optional.empty());
    }
}
