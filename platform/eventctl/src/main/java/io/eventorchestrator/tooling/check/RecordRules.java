package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.project.Findings;
import java.util.List;

/**
 * Each event of the contract has a record with its name, version, properties and their types, and each record has an
 * event of the contract.
 */
final class RecordRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<EventRecord> records = inspection.records();
        if (records.isEmpty() || inspection.contract().messages().isEmpty()) {
            return;
        }
        records.forEach(record -> inspection
                .message(record.type())
                .ifPresentOrElse(
                        message -> compare(record, message, findings),
                        () -> findings.error(
                                "record-unknown",
                                record.source(),
                                "The contract has no event " + record.type() + ", the type of " + record.name() + ".",
                                "Correct the type, or add the event to the contract.")));
        inspection.contract().messages().stream()
                .filter(message ->
                        records.stream().noneMatch(record -> record.type().equals(message.type())))
                .forEach(message -> findings.error(
                        "record-missing",
                        message.source(),
                        "No record has @EventType(\"" + message.type() + "\").",
                        "Add the record " + message.title() + ", or remove the event."));
    }

    private static void compare(EventRecord record, Message message, Findings findings) {
        if (!record.name().equals(message.title())) {
            findings.error(
                    "record-name",
                    record.source(),
                    "The record of " + message.type() + " is " + record.name() + ", and the contract's title "
                            + message.title() + ", see " + message.source() + ".",
                    "Give both the same name.");
        }
        if (!message.version().isEmpty() && !record.version().equals(message.version())) {
            findings.error(
                    "record-version",
                    record.source(),
                    record.name() + " writes version " + record.version() + ", and the contract has "
                            + message.version() + ", see " + message.source() + ".",
                    "Correct version in @EventType, or x-version.");
        }
        properties(record, message, findings);
        RecordTypes.compare(record, message, findings);
    }

    private static void properties(EventRecord record, Message message, Findings findings) {
        List<String> properties = message.properties().stream()
                .filter(Property::isTopLevel)
                .map(Property::name)
                .toList();
        if (properties.isEmpty()) {
            return;
        }
        properties.stream()
                .filter(property -> !record.components().containsKey(property))
                .forEach(property -> findings.error(
                        "record-property",
                        record.source(),
                        record.name() + " has no component " + property + ", which the schema has, see "
                                + message.schema().place() + ".",
                        "Add it, or release a schema without it."));
        record.components().keySet().stream()
                .filter(component -> !properties.contains(component))
                .forEach(component -> findings.error(
                        "record-property",
                        record.source(),
                        "The schema has no property " + component + ", which " + record.name() + " has, see "
                                + message.schema().place() + ".",
                        "Release a schema with it, or remove the component."));
    }
}
