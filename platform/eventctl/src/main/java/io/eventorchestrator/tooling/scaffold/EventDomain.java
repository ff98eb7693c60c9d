package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.JavaText;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The package of a domain's events, with its sealed interface.
 *
 * @param present its sealed interface; empty if the domain is new
 * @param file of the interface
 */
record EventDomain(EventName name, Optional<JavaText> present, String file, ProjectEdits edits) implements RecordPlace {

    private static final String PACKAGES = "event-contracts/src/main/java/io/eventorchestrator/contracts/";
    private static final Set<String> TYPES = Set.of("UUID", "String");

    /** @throws InvalidContract if the package has no sealed interface, or a source that is not Java */
    static EventDomain of(EventName name, ProjectEdits edits) throws IOException {
        String folder = PACKAGES + name.domain() + "/";
        List<String> sources = edits.exists(folder) ? edits.files(folder, ".java") : List.of();
        for (String file : sources) {
            JavaText source = JavaText.parse(file, edits.text(file));
            if (source.isSealedInterface()) {
                return new EventDomain(name, Optional.of(source), file, edits);
            }
        }
        if (!sources.isEmpty()) {
            throw new InvalidContract(folder + " has no sealed interface of its events; add it first.");
        }
        return new EventDomain(name, Optional.empty(), folder + name.parentName() + ".java", edits);
    }

    @Override
    public String folder() {
        return PACKAGES + name.domain() + "/";
    }

    @Override
    public String packageName() {
        return "io.eventorchestrator.contracts." + name.domain();
    }

    @Override
    public String parentImport() {
        return "";
    }

    @Override
    public String parent() {
        return file.substring(folder().length(), file.length() - ".java".length());
    }

    @Override
    public boolean keyIs(String key) {
        return present.filter(parent -> parent.declares("key"))
                .filter(parent -> parent.accessors().keySet().equals(Set.of(key)))
                .isPresent();
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidContract if the interface requires components other than texts and UUIDs
     */
    @Override
    public Map<String, String> components(String key) {
        Map<String, String> components = new LinkedHashMap<>();
        present.ifPresent(parent -> components.putAll(parent.accessors()));
        components.putIfAbsent(key, key.endsWith("Id") ? "UUID" : "String");
        components.values().stream()
                .filter(type -> !TYPES.contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw new InvalidContract(file + " requires a " + type
                            + ", for which there is no template; add the event by" + " hand: docs/add-an-event.md.");
                });
        return components;
    }

    /** Permits the event in the interface, or begins the package. */
    @Override
    public void enter(Map<String, String> values) throws IOException {
        if (present.isPresent()) {
            edits.change(file, present.get().withPermitted(name.className()));
        } else {
            edits.create(folder() + "package-info.java", Template.fill("event/package-info.java.txt", values));
            edits.create(file, Template.fill("event/Parent.java.txt", values));
        }
    }
}
