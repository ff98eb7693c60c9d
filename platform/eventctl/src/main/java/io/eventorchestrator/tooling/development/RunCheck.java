package io.eventorchestrator.tooling.development;

import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;

/** Checks that a service can be run from its sources beside the running platform. */
record RunCheck(PlatformFolder folder) {

    /** @throws NotStartable if it can't be run, with the reason */
    DevelopedService require(String name) {
        PlatformState platform =
                folder.state().running().orElseThrow(() -> refused("No platform runs here: start it", name));
        if (!platform.developed().contains(name)) {
            throw refused("The platform runs " + name + " itself: stop it by ./eventctl down, and start it", name);
        }
        if (platform.phase() == Phase.STARTING) {
            throw new NotStartable("The platform is being started: try again when ./eventctl status says ready.");
        }
        DevelopedService service = new DevelopedService(folder, name);
        service.state().running().ifPresent(other -> {
            throw new NotStartable(
                    name + " runs already, by process " + other.launcher().pid() + ".");
        });
        return service;
    }

    private static NotStartable refused(String why, String name) {
        return new NotStartable(why + " by ./eventctl up --except " + name + ".");
    }
}
