package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.eventorchestrator.orders.returns.application.Refund;
import io.eventorchestrator.orders.returns.application.Restock;
import io.eventorchestrator.orders.returns.application.ReturnWork;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Returns need a sidecar, whose engine runs their workflows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSidecar
class WorkflowConfiguration {

    // A client waits for it after a request for a return; the watchdog makes up for a call that takes longer.
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    EngineChannel engineChannel(SidecarAddress sidecar) {
        return new EngineChannel(sidecar, TIMEOUT);
    }

    @Bean
    ReturnWorkflows returnWorkflows(EngineChannel channel) {
        return new EngineClient(channel);
    }

    @Bean
    WorkflowWorker workflowWorker(EngineChannel channel, ReturnWork work, Restock restock, Refund refund) {
        ReturnSteps steps = new UseCases(work, restock, refund);
        return new WorkflowWorker(channel, WorkflowVersion.all(), new Activities(steps).all());
    }
}
