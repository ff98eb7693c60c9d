package io.eventorchestrator.catalogue;

import java.util.Locale;

/**
 * The store in which a service's sidecar keeps the state of workflows: a schema of the services' database, with a role
 * that owns it and has access to nothing else.
 *
 * @param service a service that runs workflows
 * @param domain of the service
 */
public record StateStore(String service, String domain) {

    /** The name of its component, and of its secret in a cluster. */
    public String name() {
        return service + "-state";
    }

    /** The role with which the sidecar logs in. */
    public String role() {
        return name().replace('-', '_');
    }

    /** The schema, which the role finds by its search path. */
    public String schema() {
        return domain + "_state";
    }

    /** The variable of a sidecar's environment that holds the connection string. */
    public String variable() {
        return role().toUpperCase(Locale.ROOT);
    }
}
