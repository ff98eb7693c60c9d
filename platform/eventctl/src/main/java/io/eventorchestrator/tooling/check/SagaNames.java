package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.Call;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;
import io.eventorchestrator.tooling.asyncapi.DeclaredStep;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.asyncapi.Stated;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Optional;

/** The services, events and the property that a saga names exist, and its conductor runs workflows. */
record SagaNames(DeclaredSaga saga, Inspection inspection, Findings findings) {

    void check() {
        conductor();
        saga.steps().stream().filter(step -> step.kind().equals("service")).forEach(this::callee);
        saga.events().filter(event -> !event.isMissing()).forEach(this::event);
    }

    private void conductor() {
        Stated service = saga.service();
        if (service.isMissing()) {
            return;
        }
        if (!contract().services().contains(service.text())) {
            findings.error(
                    "saga-service",
                    service.source(),
                    title() + " is conducted by " + service.text() + ", which the contract lacks.",
                    "Correct the name, or add the service's operations.");
        } else if (!contract().sagas().workflows().contains(service.text())) {
            findings.error(
                    "saga-workflows",
                    service.source(),
                    title() + " is conducted by " + service.text() + ", which runs no workflows.",
                    "Add it to x-workflows, or name another conductor.");
        }
    }

    private void callee(DeclaredStep step) {
        String conductor = saga.service().text();
        String callee = step.where().text();
        if (!callee.equals(conductor) && !contract().sagas().calls().contains(new Call(conductor, callee))) {
            findings.error(
                    "saga-service",
                    step.where().source(),
                    "The step " + step.name().text() + " runs in " + callee + ", which " + conductor
                            + " does not call.",
                    "Add the call to x-calls, or correct the name.");
        }
    }

    private void event(Stated event) {
        Optional<Message> message = contract().messages().stream()
                .filter(known ->
                        known.title().equals(event.text()) || known.aliases().contains(event.text()))
                .findFirst();
        if (message.isEmpty()) {
            findings.error(
                    "saga-event",
                    event.source(),
                    title() + " names the event " + event.text() + ", which the contract lacks.",
                    "Correct the name, or add the event.");
        } else if (!saga.id().isMissing() && lacks(message.get(), saga.id().text())) {
            findings.error(
                    "saga-id",
                    event.source(),
                    event.text() + " does not require " + saga.id().text() + ", by which the events of "
                            + saga.name().text() + " belong together.",
                    "Correct id, or require the property in the event's schema.");
        }
    }

    private static boolean lacks(Message message, String id) {
        return !message.properties().isEmpty()
                && message.properties().stream()
                        .filter(Property::isTopLevel)
                        .noneMatch(property ->
                                property.isRequired() && property.name().equals(id));
    }

    private Contract contract() {
        return inspection.contract();
    }

    private String title() {
        return "The saga " + saga.name().text();
    }
}
