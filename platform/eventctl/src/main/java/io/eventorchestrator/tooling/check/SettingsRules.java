package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.Optional;

/** Each service has the name in its settings that it has in the contract. */
final class SettingsRules implements CheckRule {

    private static final String APPLICATION = "spring.application.name";
    private static final String SERVICE = "events.service";

    @Override
    public void check(Inspection inspection, Findings findings) {
        if (!inspection.contract().namesServices() || inspection.settings().isEmpty()) {
            return;
        }
        ServiceFolders folders = new ServiceFolders(inspection);
        for (ServiceSettings settings : inspection.settings()) {
            Optional<Setting> own = settings.setting(SERVICE);
            Optional<String> service = folders.byPlace(settings.file())
                    .or(() -> own.flatMap(Setting::value)
                            .filter(inspection.contract().services()::contains));
            if (service.isPresent()) {
                compare(own, service.get(), inspection, findings);
                compare(settings.setting(APPLICATION), service.get(), inspection, findings);
            } else {
                own.ifPresent(name -> unknown(name, findings));
            }
        }
    }

    private static void compare(Optional<Setting> setting, String service, Inspection inspection, Findings findings) {
        setting.ifPresent(found -> found.value()
                .filter(name -> !name.equals(service))
                .ifPresent(name -> findings.error(
                        "service-name",
                        found.source(),
                        found.name() + " is " + name + ", and the service's name in the contract is " + service
                                + ", see " + inspection.firstOperation(service) + ".",
                        "Name it " + service + ", or correct x-service in the contract.")));
    }

    private static void unknown(Setting setting, Findings findings) {
        setting.value()
                .ifPresent(name -> findings.error(
                        "service-name",
                        setting.source(),
                        "The contract has no service " + name + ".",
                        "Correct " + setting.name() + ", or add the service's operations to the contract."));
    }
}
