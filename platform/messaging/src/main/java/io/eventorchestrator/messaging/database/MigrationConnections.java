package io.eventorchestrator.messaging.database;

import javax.sql.DataSource;

/**
 * Connections for migrations, which may take longer than any statement of the service. Not a bean of type
 * {@link DataSource}, because Spring Boot would then create no pool.
 *
 * @param dataSource opens a connection at each call
 */
public record MigrationConnections(DataSource dataSource) {}
