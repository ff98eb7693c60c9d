package io.eventorchestrator.orders.returns.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.DeclaredLimit;
import io.eventorchestrator.orders.returns.application.RefundGateway;
import io.eventorchestrator.orders.returns.workflow.RetryTimes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RefundPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(RefundConfiguration.class);

    @Test
    void theContractDeclaresTheTimeOfAllAttempts() {
        service.withPropertyValues("orders.refunds.url=")
                .run(context -> assertThat(RetryTimes.longest(
                                context.getBean(RefundProperties.class).timeout()))
                        .isEqualTo(DeclaredLimit.of("refund")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=ftp://payments.example.com",
                "url=payments.example.com",
                "url=http://",
                "url=http://hidden:hidden@payments.example.com",
                "url=http://payments.example.com:65536",
                "url=http://payments.example.com/?key=hidden",
                "url=http://payments.example.com/#hidden",
                "url=http://payments.example.com/%hidden",
                "token=hidden token",
                "token=hiddén",
                "timeout=0s",
                "timeout=-1s",
                "connect-timeout=0s"
            })
    void anUnusableSettingIsRefusedWithoutShowingItsValue(String setting) {
        service.withPropertyValues("orders.refunds.url=", "orders.refunds." + setting)
                .run(context -> assertThat(causes(context.getStartupFailure()))
                        .contains("orders.refunds")
                        .doesNotContain("hidd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=http://localhost:8090",
                "url=https://payments.example.com/v1/",
                "url=",
                "token=a+b/c==",
                "timeout=1ms"
            })
    void aUsableSettingIsTaken(String setting) {
        service.withPropertyValues("orders.refunds.url=", "orders.refunds." + setting)
                .run(context -> assertThat(context).hasSingleBean(RefundGateway.class));
    }

    @Test
    void withoutAnAddressNobodyRefunds() {
        service.run(context -> assertThat(context).doesNotHaveBean(RefundGateway.class));
    }

    @Test
    void theSecretIsInNoLog() {
        service.withPropertyValues("orders.refunds.token=hidden", "orders.refunds.url=http://localhost/hidden")
                .run(context -> assertThat(context.getBean(RefundProperties.class))
                        .asString()
                        .doesNotContain("hidden"));
    }

    private static String causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Throwable::toString)
                .reduce("", String::concat);
    }
}
