package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** If one Kustomize overlay sets the image of a workload, every overlay with that workload does. */
final class OverlayRules implements CheckRule {

    private static final List<String> KINDS = List.of("Deployment", "StatefulSet", "Job");

    @Override
    public void check(Inspection inspection, Findings findings) {
        Map<Path, Kustomization> all = inspection
                .resources("Kustomization")
                .map(Kustomization::new)
                .collect(Collectors.toMap(
                        Kustomization::folder, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Set<Path> taken =
                all.values().stream().flatMap(one -> one.parts().stream()).collect(Collectors.toSet());
        Set<String> given =
                all.values().stream().flatMap(one -> one.images().stream()).collect(Collectors.toSet());
        all.forEach((folder, overlay) -> {
            if (!taken.contains(folder)) {
                check(reached(overlay, all), given, inspection, findings);
            }
        });
    }

    private static Set<Kustomization> reached(Kustomization overlay, Map<Path, Kustomization> all) {
        Set<Kustomization> reached = new LinkedHashSet<>(Set.of(overlay));
        Deque<Kustomization> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            open.pop().parts().stream()
                    .sorted()
                    .flatMap(part -> Optional.ofNullable(all.get(part)).stream())
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private static void check(Set<Kustomization> reached, Set<String> given, Inspection inspection, Findings findings) {
        Set<String> own = reached.stream().flatMap(one -> one.images().stream()).collect(Collectors.toSet());
        Kustomization place = reached.stream()
                .filter(one -> !one.images().isEmpty())
                .findFirst()
                .orElseGet(() -> reached.iterator().next());
        Set<String> services = own.isEmpty() ? Set.of() : inspection.contract().services();
        used(reached, inspection).stream()
                .filter(image -> given.contains(image) || services.contains(image))
                .filter(image -> !own.contains(image))
                .forEach(image -> findings.error(
                        "overlay-image",
                        place.imagesSource(),
                        place.name() + " sets no image for " + image + ", which runs there.",
                        "Add it under images, with name, newName and newTag."));
    }

    private static Set<String> used(Set<Kustomization> reached, Inspection inspection) {
        Set<Path> files = reached.stream().flatMap(one -> one.parts().stream()).collect(Collectors.toSet());
        return inspection.resources().stream()
                .filter(resource -> KINDS.contains(resource.kind())
                        && files.contains(resource.document().file()))
                .flatMap(resource -> Stream.of("containers", "initContainers")
                        .flatMap(key -> resource.part("spec.template.spec." + key).stream()))
                .flatMap(list -> list.items().stream())
                .flatMap(container -> container.text("image").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
