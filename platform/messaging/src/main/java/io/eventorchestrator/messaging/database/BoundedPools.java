package io.eventorchestrator.messaging.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Configures time-outs and query plans for the connections of each pool before it opens the first. Settings of the
 * service override these.
 */
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
        String session = bounds.ofSession() + "; " + QueryPlans.OF_SESSION;
        String own = pool.getConnectionInitSql();
        pool.setConnectionInitSql(own == null ? session : session + "; " + own);
        pool.setValidationTimeout(
                Math.min(pool.getValidationTimeout(), properties.connect().toMillis()));
    }

    private static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null && pool.getJdbcUrl().startsWith("jdbc:postgresql:");
    }
}
