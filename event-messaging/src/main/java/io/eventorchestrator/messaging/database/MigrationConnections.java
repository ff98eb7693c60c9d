package io.eventorchestrator.messaging.database;

import javax.sql.DataSource;

/**
 * Connections for migrations, which may take longer than any statement of the service. No bean of type
 * {@link DataSource}: Spring Boot would then make no pool.
 *
 * @param dataSource opens a connection at each call
 */
public record MigrationConnections(DataSource dataSource) {}
