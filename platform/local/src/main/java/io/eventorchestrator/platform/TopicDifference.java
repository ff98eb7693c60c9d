package io.eventorchestrator.platform;

import org.jspecify.annotations.Nullable;

/**
 * A difference between the contract and a topic on the broker.
 *
 * @param setting Kafka's name of the setting, {@code partitions} or {@code replicas}; empty for the topic as a whole
 * @param present the broker's value; null if there is none, or it is hidden
 * @param isDefault whether that value is a default of the broker rather than the topic's own
 * @param wanted the contract's value; null if it declares none
 */
public record TopicDifference(
        String topic,
        Kind kind,
        String setting,
        @Nullable String present,
        boolean isDefault,
        @Nullable String wanted) {

    /** The kinds of difference; each says whether it can be resolved. */
    public enum Kind {
        /** The topic has to be created. */
        MISSING(true),
        /** Partitions have to be added, which moves keys to other partitions. */
        PARTITIONS(true),
        /** A setting has to be changed. */
        SETTING(true),
        /** Kafka can't remove partitions. */
        SURPLUS_PARTITIONS(false),
        /** Only a reassignment of partitions changes the number of replicas. */
        REPLICAS(false),
        /** This login may not see the topic, or its configuration. */
        HIDDEN(false),
        /** The topic has a setting that the contract does not declare; it is left alone. */
        UNDECLARED(false);

        private final boolean resolvable;

        Kind(boolean resolvable) {
            this.resolvable = resolvable;
        }

        /** Tests whether {@link BrokerTopics#apply} can resolve it. */
        public boolean isResolvable() {
            return resolvable;
        }
    }

    static TopicDifference missing(String topic) {
        return new TopicDifference(topic, Kind.MISSING, "", null, false, null);
    }

    static TopicDifference hidden(String topic, String part) {
        return new TopicDifference(topic, Kind.HIDDEN, part, null, false, null);
    }

    static TopicDifference count(String topic, Kind kind, int present, int wanted) {
        return new TopicDifference(
                topic,
                kind,
                kind == Kind.REPLICAS ? "replicas" : "partitions",
                String.valueOf(present),
                false,
                String.valueOf(wanted));
    }

    /** Tests whether the topic differs from the contract, or may differ. */
    public boolean isDrift() {
        return kind != Kind.UNDECLARED;
    }

    /** One line. */
    public String line() {
        return switch (kind) {
            case MISSING -> topic + " does not exist";
            case PARTITIONS, SURPLUS_PARTITIONS ->
                "%s has %s, the contract says %s"
                        .formatted(topic, Count.of(Long.parseLong(String.valueOf(present)), "partition"), wanted);
            case REPLICAS -> "%s has replicas %s, the contract says %s".formatted(topic, present, wanted);
            case SETTING -> "%s has %s, the contract says %s".formatted(topic, value(), wanted);
            case HIDDEN -> topic + ": this login may not see " + (setting.isEmpty() ? "the topic" : "its " + setting);
            case UNDECLARED -> "%s has %s, the contract does not declare it".formatted(topic, value());
        };
    }

    private String value() {
        return present == null ? "no " + setting : setting + "=" + present + (isDefault ? " by default" : "");
    }
}
