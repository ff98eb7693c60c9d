package io.eventorchestrator.catalogue.registry;

/**
 * The registry's rules for the group. They override those of the whole registry. The registry's own compatibility rule
 * is off, because it refuses each property that is added to an open schema.
 */
public enum RegistryRule {
    /** A schema must be a valid JSON Schema. */
    VALIDITY("FULL"),
    /** References must lead somewhere. */
    INTEGRITY("FULL"),
    /** Versions are compared by {@code eventctl}. */
    COMPATIBILITY("NONE");

    private final String config;

    RegistryRule(String config) {
        this.config = config;
    }

    /** The rule's configuration. */
    public String config() {
        return config;
    }
}
