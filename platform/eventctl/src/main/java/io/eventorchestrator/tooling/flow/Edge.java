package io.eventorchestrator.tooling.flow;

/**
 * A relation in the flow.
 *
 * @param from a service or an event's type
 * @param to a service, an event's type or a topic
 * @param group the consumer group, if it is known and the kind has one
 */
record Edge(Kind kind, String from, String to, String group) {

    static Edge publishes(String service, String type) {
        return new Edge(Kind.PUBLISHES, service, type, "");
    }

    static Edge reads(String type, String service, String group) {
        return new Edge(Kind.READS, type, service, group);
    }

    static Edge between(Kind kind, String type, String other) {
        return new Edge(kind, type, other, "");
    }

    /** The event that it belongs to. */
    String type() {
        return kind == Kind.PUBLISHES ? to : from;
    }

    /** The other end. */
    String other() {
        return kind == Kind.PUBLISHES ? from : to;
    }

    /** The name of the reader or publisher in messages. */
    String party() {
        return group.isEmpty() ? other() : group;
    }

    enum Kind {
        PUBLISHES("published by", "publishes"),
        READS("read by", "reads"),
        LEADS_TO("leads to", "leads to"),
        ANSWERED_BY("answered by", "is answered by"),
        UNDONE_BY("undone by", "is undone by"),
        DEAD_LETTERS("dead letters", "has the dead letters");

        private final String label;
        private final String verb;

        Kind(String label, String verb) {
            this.label = label;
            this.verb = verb;
        }

        String label() {
            return label;
        }

        String verb() {
            return verb;
        }
    }

    String sentence() {
        return switch (kind) {
            case PUBLISHES -> from + " publishes " + to;
            case READS -> party() + " reads " + from;
            default -> from + " " + kind.verb() + " " + to;
        };
    }
}
