package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.Optional;

/** A subscription of Dapr. */
record DaprSubscription(Resource resource) {

    static final String TOPIC = "spec.topic";
    static final String PUBSUB = "spec.pubsubname";
    static final String LETTERS = "spec.deadLetterTopic";

    String name() {
        return resource.name();
    }

    /** The name of its folder, which holds what is deployed with it. */
    String set() {
        return resource.set();
    }

    Optional<String> topic() {
        return resource.text(TOPIC);
    }

    Optional<String> pubsub() {
        return resource.text(PUBSUB);
    }

    Optional<String> letters() {
        return resource.text(LETTERS);
    }

    /** The place of a part; of the subscription, if there is no such part. */
    Source source(String path) {
        return resource.source(path);
    }
}
