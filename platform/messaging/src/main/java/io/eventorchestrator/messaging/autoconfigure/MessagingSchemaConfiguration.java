package io.eventorchestrator.messaging.autoconfigure;

import io.eventorchestrator.messaging.database.MigrationConnections;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the library's tables in the service's schema, with a separate history, unless Flyway is off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "spring.flyway.enabled", matchIfMissing = true)
class MessagingSchemaConfiguration {

    // After the service's own migration, whose first run requires an empty schema. Not a bean of type Flyway, which
    // Spring Boot would take for that migration.
    @Bean
    @DependsOnDatabaseInitialization
    MessagingSchema messagingSchema(MigrationConnections migrations) {
        return new MessagingSchema(migrations.dataSource());
    }

    record MessagingSchema(DataSource dataSource) implements InitializingBean {

        @Override
        public void afterPropertiesSet() {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/messaging")
                    .table("event_messaging_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
}
