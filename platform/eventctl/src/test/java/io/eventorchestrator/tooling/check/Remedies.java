package io.eventorchestrator.tooling.check;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The remedy in the findings of each rule; … stands for a name or place. */
final class Remedies {

    private static final Map<String, String> BY_RULE = """
            accepted-findings | Correct it.
            accepted-nothing | Delete the entry.
            app-port | Make it …, or correct the service's port.
            compose-components | Mount the folder of its components under volumes, such as ./dapr-components:/components:ro.
            compose-service-missing | Add it under services.
            compose-sidecar-missing | Add one like those of the other services.
            compose-sidecar-unknown | Correct the id, or add the service's operations to the contract.
            compose-topics | Add a service that runs eventctl topics apply --yes, and let the sidecars depend on it.
            contract-refused | Correct it; until then the generated files can't be compared.
            contradiction | Correct one of them.
            dead-letter-loop | Name another topic.
            dead-letter-name | Run eventctl generate, or correct it.
            dead-letter-partitions | Give it as many partitions.
            dead-letter-retention | Raise its retention.ms.
            event-name | Name it <domain>.<entity>.<event>, such as orders.order.placed.
            event-rules | Known are …
            example-invalid | Correct the example.
            extension | Correct it, or remove it.
            generated-differs | Run eventctl generate.
            generated-missing | Run eventctl generate.
            generated-stale | Run eventctl generate.
            group-missing | Add it to order-service, or remove the group from the contract.
            group-name | Name it notification-service-<purpose>.
            group-service | Move the class, or correct x-service.
            group-unknown | Correct @ConsumerGroup, or add the group's operations to the contract.
            half-filled | Write what applies, or – for none.
            handler-missing | Add a method with @EventHandler, or remove the operation from the contract.
            handler-unknown | Add the operation to the contract, or remove the handler.
            in-sync | Lower min.insync.replicas, or no write succeeds.
            key-property | Correct x-key, or require the property.
            mixed-keys | Give them the same key, or read them in different groups.
            needs-clarification | Answer it before building.
            no-compensation | Add the column 'Undone by', with an event or 'nothing to undo: ' and the reason.
            no-dead-letter-topic | Name a deadLetterTopic: without one, a failing event is dropped or blocks the others.
            no-event-flow | Add one to plan.md; specs/README.md has a template.
            no-example | Add one to the message's examples, or in examples/orders.order.expired/1.0.json.
            no-key | Name the property that is its key with x-key.
            no-pubsubname | Name its component as pubsubname.
            no-resiliency | Add it under spec: targets: components: order-service-inventory-outcomes: inbound.
            no-scopes | Name its service under scopes.
            no-topic | Name its topic.
            not-in-contract | Declare it under x-sagas, with the event that begins it.
            not-in-specs | Add a row to the plan of its feature.
            orphan-consumer | Add the operation that sends it, or remove this one.
            overlay-image | Add it under images, with name, newName and newTag.
            partitions | Change it, or the bounds in .specify/event-rules.yaml.
            past-tense | Name the fact, such as placed, or list its last word under names: past-tense: in .specify/event-rules.yaml.
            personal-data | Add it to x-personal-data of the message, see …, or mark its schema with x-personal-data: true.
            personal-data-logged | Log an id instead.
            personal-data-unknown | Correct the path in x-personal-data.
            publisher-missing | Publish a new …, or remove the event from the contract.
            publisher-unknown | Publish an event of inventory-service, or correct x-service in the contract.
            record-missing | Add the record OrderExpired, or remove the event.
            record-name | Give both the same name.
            record-property | Release a schema with it, or remove the component.
            record-type | Give the component the schema's type, or release a schema with another one.
            record-unknown | Correct the type, or add the event to the contract.
            record-version | Correct version in @EventType, or x-version.
            reference | Correct the $ref, or add the file.
            released-schema | Restore it and add a new version, or take its line out of event-contracts/released-schemas.sha256…
            replicas | Change it, or the bounds in .specify/event-rules.yaml.
            retention | Change it, or the bounds in .specify/event-rules.yaml.
            saga-compensation | Name what undoes it with undone-by, or the reason with not-undone-because.
            saga-event | Correct the name, or add the event.
            saga-id | Correct id, or require the property in the event's schema.
            saga-limit | State with within how long all its attempts may take, such as 3d or 65s.
            saga-service | Correct the name, or add the service's operations.
            saga-step | Give one of them another name.
            saga-workflows | Add it to x-workflows, or name another conductor.
            service-name | Name it …, or correct x-service in the contract.
            subscription-missing | Run eventctl generate, or add it.
            syntax | Correct the file; until then, its other parts are not checked.
            topic-name | Give the name … to address and topic.
            two-owners | Let each service publish a separate event.
            unknown-event | Correct the name, or add a row for it.
            unknown-pubsub | Add it, or correct pubsubname.
            unknown-service | Correct the name, or add it to the contract.
            unknown-topic | Correct it, or add the event to the contract.
            workload-missing | Add one like those of the other services.
            workload-unknown | Correct the id, or add the service's operations to the contract.
            """.lines()
            .map(line -> line.split(" \\| ", 2))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

    private Remedies() {}

    static Pattern of(String rule) {
        String text = BY_RULE.get(rule);
        if (text == null) {
            throw new IllegalArgumentException("no remedy for " + rule);
        }
        return Pattern.compile(Pattern.quote(text).replace("…", "\\E.*\\Q"));
    }
}
