package io.eventorchestrator.tooling.flow;

/** The meaning of a word for the flow of events. */
enum Role {
    SERVICE,
    EVENT,
    PUBLISH,
    READ,
    LEAD,
    FOLLOW,
    UNDO,
    WHEN,
    ON,
    NOT,
    BE,
    BY,
    TO,
    FROM,
    WITH,
    WHICH,
    IT,
    AND,
    OR,
    BUT,
    COMMA,
    OTHER;

    boolean isVerb() {
        return relatesServices() || relatesEvents();
    }

    /** Tests whether it is a verb between a service and an event. */
    boolean relatesServices() {
        return this == PUBLISH || this == READ;
    }

    /** Tests whether it is a verb between two events. */
    boolean relatesEvents() {
        return this == LEAD || this == FOLLOW || this == UNDO;
    }

    boolean joins() {
        return this == AND || this == OR || this == COMMA;
    }
}
