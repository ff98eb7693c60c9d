package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.RegistrySource;
import java.util.List;
import picocli.CommandLine.Option;

/** The option to start the platform with a schema registry. */
final class RegistryOption {

    @Option(
            names = "--registry",
            description = "also start a schema registry with the contract's schemas, so that the services can validate"
                    + " events of minor versions that they don't know; Maven downloads its 159 MB once")
    private boolean asked;

    /** @return whether the option was given */
    boolean isAsked() {
        return asked;
    }

    /** @return whether the option was given and a running platform has no registry */
    boolean differsFrom(PlatformState running) {
        return asked && !running.addresses().containsKey(PlatformSettings.REGISTRY);
    }

    /** @throws io.eventorchestrator.platform.NotStartable if the registry was requested and can't be obtained */
    PlatformSettings settle(PlatformFolder folder, PlatformSettings settings, Progress progress) {
        return asked ? settings.with(new RegistrySource(folder).obtain(progress)) : settings;
    }

    /** The option as given, for another process. */
    List<String> arguments() {
        return asked ? List.of("--registry") : List.of();
    }
}
