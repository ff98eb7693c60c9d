package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.Locale;

/** Personal data is marked, so that a reader of the contract knows where it goes. */
final class PersonalDataRules implements CheckRule {

    private static final List<String> FORMATS = List.of("email", "idn-email");

    @Override
    public void check(Inspection inspection, Findings findings) {
        inspection.contract().messages().forEach(message -> {
            unmarked(message, inspection.rules(), findings);
            unknown(message, findings);
        });
    }

    private static void unmarked(Message message, HouseRules rules, Findings findings) {
        message.properties().stream()
                .filter(property -> !property.isPersonal() && looksPersonal(property, rules))
                .forEach(property -> findings.warning(
                        "personal-data",
                        property.source(),
                        property.path() + " of " + message.type() + " looks like personal data and is not marked.",
                        "Add it to x-personal-data of the message, see " + message.source()
                                + ", or mark its schema with x-personal-data: true."));
    }

    private static boolean looksPersonal(Property property, HouseRules rules) {
        String name = property.name().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return FORMATS.contains(property.format()) || rules.personal().contains(name);
    }

    private static void unknown(Message message, Findings findings) {
        if (message.properties().isEmpty()) {
            return;
        }
        message.personal().stream()
                .filter(path -> message.properties().stream()
                        .noneMatch(property -> property.path().equals(path)))
                .forEach(path -> findings.error(
                        "personal-data-unknown",
                        message.source(),
                        message.type() + " marks " + path + " as personal data, which its schema does not have.",
                        "Correct the path in x-personal-data."));
    }
}
