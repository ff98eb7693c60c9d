package io.eventorchestrator.inventory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class InventoryServiceApplication {

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(InventoryServiceApplication.class, arguments);
    }
}
