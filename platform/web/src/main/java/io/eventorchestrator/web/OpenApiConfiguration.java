package io.eventorchestrator.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the service's description at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI description(@Value("${spring.application.name:service}") String service, WebProperties properties) {
        return new OpenAPI().info(new Info().title(service).version("1").description(properties.about()));
    }

    @Bean
    OpenApiCustomizer refusals() {
        return new Refusals();
    }

    @Bean
    OpenApiCustomizer closedBodies() {
        return new ClosedBodies();
    }
}
