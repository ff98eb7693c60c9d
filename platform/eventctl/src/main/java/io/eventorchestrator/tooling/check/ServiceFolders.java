package io.eventorchestrator.tooling.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the service of the contract to which a folder with sources belongs. */
final class ServiceFolders {

    private static final String SOURCES = "src/main/";

    private final Set<String> services;
    private final Map<String, Set<String>> byGroups = new TreeMap<>();
    private final Map<String, String> bySettings = new TreeMap<>();

    ServiceFolders(Inspection inspection) {
        services = inspection.contract().services();
        Map<String, String> groups = inspection.services();
        inspection.groups().stream()
                .filter(found -> groups.containsKey(found.group()))
                .forEach(found -> byGroups.computeIfAbsent(module(found.source().file()), any -> new TreeSet<>())
                        .add(groups.get(found.group())));
        inspection
                .settings()
                .forEach(settings -> Stream.of("events.service", "spring.application.name")
                        .flatMap(name -> settings.setting(name).flatMap(Setting::value).stream())
                        .filter(services::contains)
                        .findFirst()
                        .ifPresent(service -> bySettings.putIfAbsent(module(settings.file()), service)));
    }

    /** The folder of a module, without a slash at its end. */
    static String module(String file) {
        int at = ("/" + file).indexOf("/" + SOURCES);
        return at <= 0 ? "" : file.substring(0, at - 1);
    }

    /** The service whose name the folder has, or whose consumer groups have their classes there. */
    Optional<String> byPlace(String file) {
        String module = module(file);
        String folder = module.substring(module.lastIndexOf('/') + 1);
        return services.contains(folder) ? Optional.of(folder) : only(byGroups.getOrDefault(module, Set.of()));
    }

    /** The service of a file, by its place, its module's settings, or a folder around the module. */
    Optional<String> of(String file) {
        String module = module(file);
        List<String> around = Arrays.asList(module.split("/", -1)).reversed();
        return byPlace(file)
                .or(() -> Optional.ofNullable(bySettings.get(module)))
                .or(() -> around.stream().filter(services::contains).findFirst());
    }

    private static Optional<String> only(Set<String> found) {
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }
}
