package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of each service publishes the events that the contract gives it, and no others. */
final class PublisherRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<EventRecord> records = inspection.records();
        if (records.isEmpty() || !inspection.contract().namesServices()) {
            return;
        }
        Map<String, Operation> publishing = publishing(inspection);
        PublishingCode code = new PublishingCode(inspection);
        records.forEach(record -> {
            Operation owner = publishing.get(record.type());
            if (owner != null) {
                foreign(record, owner, code, findings);
                missing(record, owner, code, inspection, findings);
            }
        });
    }

    private static Map<String, Operation> publishing(Inspection inspection) {
        Map<String, Operation> publishing = new HashMap<>();
        inspection.contract().operations().stream()
                .filter(Operation::sends)
                .forEach(operation -> operation.types().forEach(type -> publishing.putIfAbsent(type, operation)));
        return publishing;
    }

    private static void foreign(EventRecord record, Operation owner, PublishingCode code, Findings findings) {
        code.publishedBy(record)
                .filter(place -> !place.service().equals(owner.service()))
                .forEach(place -> findings.error(
                        "publisher-unknown",
                        place.source(),
                        place.service() + " publishes " + record.type() + ", an event of " + owner.service() + ", see "
                                + owner.source() + ".",
                        "Publish an event of " + place.service() + ", or correct x-service in the contract."));
    }

    private static void missing(
            EventRecord record, Operation owner, PublishingCode code, Inspection inspection, Findings findings) {
        if (!code.isKnown(owner.service()) || code.isPublished(record, owner.service())) {
            return;
        }
        String message = "The code of " + owner.service() + " does not publish " + record.type() + ".";
        String remedy = "Publish a new " + record.name() + ", or remove the event from the contract.";
        if (new DraftSchemas(inspection.project()).hold(record.type())) {
            findings.note("publisher-missing", owner.source(), message, remedy);
        } else {
            findings.error("publisher-missing", owner.source(), message, remedy);
        }
    }
}
