package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the dead letter topic of a subscription with the contract. */
final class SubscriptionLetters {

    private final Inspection inspection;
    private final Findings findings;

    SubscriptionLetters(Inspection inspection, Findings findings) {
        this.inspection = inspection;
        this.findings = findings;
    }

    void check(DaprSubscription subscription) {
        subscription.letters().ifPresent(letters -> {
            refuseLoop(subscription, letters);
            refuseOtherName(subscription, letters);
        });
    }

    private void refuseLoop(DaprSubscription subscription, String letters) {
        if (subscription.topic().equals(Optional.of(letters))) {
            findings.error(
                    "dead-letter-loop",
                    subscription.source(DaprSubscription.LETTERS),
                    "The dead letters of " + subscription.name() + " go back to its topic.",
                    "Name another topic.");
        }
    }

    private void refuseOtherName(DaprSubscription subscription, String letters) {
        NameForm form = inspection.rules().deadLetterName();
        inspection
                .reads()
                .filter(read -> subscription.pubsub().equals(Optional.of(read.group())))
                .flatMap(read -> origins(subscription, read))
                .findFirst()
                .filter(origin -> !form.fits(letters, origin))
                .map(form::with)
                .ifPresent(name -> findings.error(
                        "dead-letter-name",
                        subscription.source(DaprSubscription.LETTERS),
                        "The dead letter topic of " + subscription.name() + " is not " + name + ".",
                        "Run " + inspection.project().commandLine("generate") + ", or correct it."));
    }

    private Stream<Map<String, String>> origins(DaprSubscription subscription, Operation read) {
        return read.types().stream()
                .flatMap(inspection::addresses)
                .filter(address -> subscription.topic().equals(Optional.of(address)))
                .map(address -> Map.of("topic", address, "group", read.group()));
    }
}
