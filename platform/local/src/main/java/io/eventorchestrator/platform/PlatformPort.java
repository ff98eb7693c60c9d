package io.eventorchestrator.platform;

import java.util.Map;

/** The platform's ports, named after the environment variables that override them. */
public enum PlatformPort {
    /** order-service's HTTP. */
    ORDER_SERVICE_PORT(8081),
    /** inventory-service's HTTP. */
    INVENTORY_SERVICE_PORT(8082),
    /** notification-service's HTTP. */
    NOTIFICATION_SERVICE_PORT(8083),
    /** PostgreSQL. */
    POSTGRES_PORT(5432),
    /** Kafka. */
    KAFKA_PORT(9092),
    /** SMTP of the mail server. */
    MAIL_SMTP_PORT(3025),
    /** IMAP of the mail server. */
    MAIL_IMAP_PORT(3143),
    /** HTTP of the schema registry. */
    REGISTRY_PORT(8080),
    /** HTTP of the pretended payment provider. */
    PAYMENT_PROVIDER_PORT(8090),
    /** gRPC of placement, for sidecars that run workflows. */
    WORKFLOW_PLACEMENT_PORT(4605),
    /** gRPC of the scheduler, for sidecars that run workflows. */
    WORKFLOW_SCHEDULER_PORT(4606),
    /** HTTP of order-service's sidecar. */
    ORDER_SIDECAR_HTTP_PORT(3501),
    /** HTTP of inventory-service's sidecar. */
    INVENTORY_SIDECAR_HTTP_PORT(3502),
    /** HTTP of notification-service's sidecar. */
    NOTIFICATION_SIDECAR_HTTP_PORT(3503),
    /** Deliveries from order-service's sidecar. */
    ORDER_SIDECAR_APP_PORT(9081),
    /** Deliveries from inventory-service's sidecar. */
    INVENTORY_SIDECAR_APP_PORT(9082),
    /** Deliveries from notification-service's sidecar. */
    NOTIFICATION_SIDECAR_APP_PORT(9083),
    // Dapr's default, 50001, is in the range that kernels assign to outgoing connections, any of which could occupy it.
    /** gRPC of order-service's sidecar. */
    ORDER_SIDECAR_GRPC_PORT(4501),
    /** gRPC of inventory-service's sidecar. */
    INVENTORY_SIDECAR_GRPC_PORT(4502),
    /** gRPC of notification-service's sidecar. */
    NOTIFICATION_SIDECAR_GRPC_PORT(4503);

    private final int usual;

    PlatformPort(int usual) {
        this.usual = usual;
    }

    /** @throws NotStartable if the environment's value is not a port */
    public int in(Map<String, String> environment) {
        String given = environment.getOrDefault(name(), String.valueOf(usual));
        if (!given.matches("[1-9]\\d{0,4}") || Integer.parseInt(given) > 65_535) {
            throw new NotStartable(name() + "=" + given + " is not a port: give a number from 1 to 65535.");
        }
        return Integer.parseInt(given);
    }

    boolean isNeededBy(Transport transport, boolean registry) {
        if (this == REGISTRY_PORT) {
            return registry;
        }
        return transport == Transport.DAPR || !name().matches(".*SIDECAR.*|WORKFLOW.*|PAYMENT.*");
    }
}
