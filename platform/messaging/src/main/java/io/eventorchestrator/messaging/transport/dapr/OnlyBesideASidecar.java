package io.eventorchestrator.messaging.transport.dapr;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Excludes dapr-sdk-springboot, which would be active in any web application, if there is no sidecar. */
final class OnlyBesideASidecar implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String OF_DAPR = "io.dapr.springboot.";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            matches[i] = candidate == null || !candidate.startsWith(OF_DAPR) || isBesideASidecar();
        }
        return matches;
    }

    private boolean isBesideASidecar() {
        return environment == null
                || environment.getProperty("events.transport", "dapr").equalsIgnoreCase("dapr");
    }
}
