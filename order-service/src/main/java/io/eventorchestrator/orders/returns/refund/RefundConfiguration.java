package io.eventorchestrator.orders.returns.refund;

import io.eventorchestrator.orders.returns.application.RefundGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("orders.refunds.url")
@EnableConfigurationProperties(RefundProperties.class)
class RefundConfiguration {

    @Bean
    RefundGateway refundGateway(RefundProperties properties) {
        return new HttpRefundGateway(properties);
    }
}
