package io.eventorchestrator.messaging.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Gives the connections of each pool their bounds before it opens the first; what the service has set itself stays. */
final class BoundedPools implements BeanPostProcessor {

    private final Supplier<DatabaseProperties> properties;

    BoundedPools(Supplier<DatabaseProperties> properties) {
        this.properties = properties;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
            bound(pool, properties.get());
        }
        return bean;
    }

    private static void bound(HikariDataSource pool, DatabaseProperties properties) {
        ConnectionBounds bounds = new ConnectionBounds(properties);
        bounds.ofDriver().forEach(pool.getDataSourceProperties()::putIfAbsent);
        String own = pool.getConnectionInitSql();
        pool.setConnectionInitSql(own == null ? bounds.ofSession() : bounds.ofSession() + "; " + own);
        pool.setValidationTimeout(
                Math.min(pool.getValidationTimeout(), properties.connect().toMillis()));
    }

    private static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
    }
}
