package io.eventorchestrator.orders.returns.workflow;

import io.dapr.client.DaprClient;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.eventorchestrator.orders.returns.application.Refund;
import io.eventorchestrator.orders.returns.application.Restock;
import io.eventorchestrator.orders.returns.application.ReturnScope;
import io.eventorchestrator.orders.returns.application.ReturnWork;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

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
    StepJournal stepJournal(
            DaprClient sidecar, Catalogue catalogue, EventsProperties events, Clock clock, JsonMapper json) {
        String store = catalogue.stateStores().stream()
                .filter(candidate -> candidate.service().equals(events.service()))
                .map(StateStore::name)
                .findFirst()
                .orElseThrow();
        return new StateStoreJournal(sidecar, store, clock, json);
    }

    @Bean
    WorkflowWorker workflowWorker(
            EngineChannel channel,
            ReturnWork work,
            Restock restock,
            Refund refund,
            StepJournal journal,
            ReturnScope scope,
            MeterRegistry meters) {
        ReturnSteps counted = new CountedSteps(new UseCases(work, restock, refund), meters);
        ReturnSteps steps = new BoundedSteps(new CorrelatedSteps(new JournaledSteps(counted, journal), scope));
        return new WorkflowWorker(channel, WorkflowVersion.all(), new Activities(steps).all());
    }
}
