package io.eventorchestrator.messaging.database;

import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The service's connections to its database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

    @Bean
    static BoundedPools boundedPools(ObjectProvider<DatabaseProperties> properties) {
        return new BoundedPools(properties::getObject);
    }

    @Bean
    DatabaseProbe databaseProbe(DataSourceProperties database, DatabaseProperties properties) {
        ConnectionBounds bounds = new ConnectionBounds(properties);
        Properties impatient = bounds.toConnect();
        impatient.setProperty("socketTimeout", impatient.getProperty("connectTimeout"));
        return new DatabaseProbe(unpooled(database, impatient));
    }

    @Bean
    QueryPlans queryPlans(JdbcTemplate jdbc) {
        return new QueryPlans(jdbc);
    }

    @Bean
    MigrationConnections migrationConnections(DataSourceProperties database, DatabaseProperties properties) {
        return new MigrationConnections(unpooled(database, new ConnectionBounds(properties).ofMigrations()));
    }

    // Settings of the service for Flyway have precedence: only the pool itself is replaced.
    @Bean
    @SuppressWarnings("ReferenceEquality")
    FlywayConfigurationCustomizer migrationsTakeTheirTime(MigrationConnections migrations, DataSource pool) {
        return flyway -> {
            if (flyway.getDataSource() == pool) {
                flyway.dataSource(migrations.dataSource());
            }
        };
    }

    private static DataSource unpooled(DataSourceProperties database, Properties bounds) {
        SimpleDriverDataSource unpooled = database.initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        unpooled.setConnectionProperties(bounds);
        return unpooled;
    }
}
