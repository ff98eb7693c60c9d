package io.eventorchestrator.catalogue;

import java.util.regex.Pattern;

/**
 * The forms of names in a contract. A name becomes a file, a Kubernetes resource, a topic, a sidecar's scope and a
 * class, so it may contain only what all of them accept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1">RFC 1035, labels</a>
 */
final class ContractNames {

    private static final String LABEL = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";

    /** Of a service or a consumer group. */
    static final Pattern SERVICE = Pattern.compile(LABEL);

    static final String SERVICE_IN_WORDS = "a DNS label such as order-service";

    /** Of a channel's topic. The endings {@code dlq} and {@code replay} are reserved for derived topics. */
    static final Pattern TOPIC =
            Pattern.compile("(?!.*\\.(dlq|replay)$)(?!dlq\\.)" + LABEL + "(\\." + LABEL + "){0,9}");

    /** Of an event's class. */
    static final Pattern EVENT = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");

    /** Of a property of an event. */
    static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private ContractNames() {}
}
