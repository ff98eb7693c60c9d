package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.compatibility.Verdict.Compatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;

/**
 * The effect of a schema's change while producers and consumers of both versions run.
 *
 * @param oldProducer whether new consumers read what old producers write, which topics still contain
 * @param newProducer whether old consumers read what new producers write
 */
public record Evolution(Verdict oldProducer, Verdict newProducer) {

    /** The order in which a change can be rolled out. */
    public enum Order {
        EITHER("in either order"),
        CONSUMERS_FIRST("consumers first"),
        PRODUCERS_FIRST("producers first, and consumers once the topic has no old events"),
        NEW_MAJOR("not within a major version: release a new major, consumers first"),
        UNDECIDED("unknown: compare the schemas by hand");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }

    /** Compares two versions of a schema. */
    public static Evolution of(JsonSchema older, JsonSchema newer) {
        return new Evolution(Compatibility.ofOlderProducer(older, newer), Compatibility.ofNewerProducer(newer, older));
    }

    /** Tests whether the change is proven to fit into a major version. */
    public boolean isCompatible() {
        return order() == Order.EITHER;
    }

    /** The order that breaks no consumer. */
    public Order order() {
        if (oldProducer instanceof Undecided || newProducer instanceof Undecided) {
            return Order.UNDECIDED;
        }
        boolean newReads = oldProducer instanceof Compatible;
        boolean oldReads = newProducer instanceof Compatible;
        if (newReads && oldReads) {
            return Order.EITHER;
        }
        return newReads ? Order.CONSUMERS_FIRST : oldReads ? Order.PRODUCERS_FIRST : Order.NEW_MAJOR;
    }
}
