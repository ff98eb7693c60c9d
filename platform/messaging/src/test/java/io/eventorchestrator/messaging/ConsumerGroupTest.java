package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ConsumerGroupTest {

    @Test
    void namesItsBeanWithoutAWarning(CapturedOutput output) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Labels.class)) {
            assertThat(context.getBeanNamesForType(Labels.class)).containsExactly("shipping-service-labels");
        }
        assertThat(output.getAll()).doesNotContain("deprecated");
    }

    @ConsumerGroup("shipping-service-labels")
    static class Labels {}
}
