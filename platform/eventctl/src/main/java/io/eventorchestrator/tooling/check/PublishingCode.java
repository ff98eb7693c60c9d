package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds where a project's code makes and publishes events. */
final class PublishingCode {

    private static final List<String> PUBLISHERS = List.of("EventPublisher", "BusinessFailure");
    private static final String CALL = ".publish";
    private static final String NEW =
            "\\bnew\\s+(?:[\\w.]+\\.)?NAME\\s*(?:<[^>]{0,100}>)?\\s*\\(|\\bNAME\\s*::\\s*new\\b";
    private static final String OR_FACTORY = "|(?<![\\w.])NAME\\s*\\.\\s*[a-z]\\w*\\s*\\(";

    private final List<JavaSource> sources;
    private final Map<String, Optional<String>> serviceOfModule = new HashMap<>();
    private final Set<String> modulesOfRecords;

    PublishingCode(Inspection inspection) {
        sources = inspection.sources();
        ServiceFolders folders = new ServiceFolders(inspection);
        sources.forEach(source -> serviceOfModule.computeIfAbsent(
                ServiceFolders.module(source.file()), any -> folders.of(source.file())));
        modulesOfRecords = inspection.records().stream()
                .map(record -> ServiceFolders.module(record.source().file()))
                .collect(Collectors.toSet());
    }

    /** A line of a service's code. */
    record Place(String service, Source source) {}

    boolean isKnown(String service) {
        return serviceOfModule.containsValue(Optional.of(service));
    }

    /** The places at which publishing classes of services create such an event. */
    Stream<Place> publishedBy(EventRecord record) {
        return sources.stream()
                .filter(source -> PUBLISHERS.stream().anyMatch(source::mentions))
                .flatMap(source -> service(source).stream()
                        .flatMap(service -> made(record, source, NEW).map(place -> new Place(service, place))));
    }

    /** Tests whether a service publishes events, and its code or code shared with others creates this one. */
    boolean isPublished(EventRecord record, String service) {
        boolean publishes = sources.stream()
                .filter(source -> service(source).equals(Optional.of(service)))
                .anyMatch(source -> source.mentions(CALL) || PUBLISHERS.stream().anyMatch(source::mentions));
        return publishes
                && sources.stream()
                        .filter(source -> service(source).map(service::equals).orElseGet(() -> isShared(source)))
                        .anyMatch(source ->
                                made(record, source, NEW + OR_FACTORY).findAny().isPresent());
    }

    private boolean isShared(JavaSource source) {
        return !modulesOfRecords.contains(ServiceFolders.module(source.file()));
    }

    private Optional<String> service(JavaSource source) {
        return serviceOfModule.getOrDefault(ServiceFolders.module(source.file()), Optional.empty());
    }

    private static Stream<Source> made(EventRecord record, JavaSource source, String form) {
        String name = record.name();
        if (!source.mentions(name) || source.file().equals(record.source().file()) || !names(record, source)) {
            return Stream.empty();
        }
        return Pattern.compile(form.replace("NAME", name))
                .matcher(source.bare())
                .results()
                .map(MatchResult::start)
                .map(source::at);
    }

    // Another class may have the same name.
    private static boolean names(EventRecord record, JavaSource source) {
        String code = source.code();
        String qualified = record.packageName() + "." + record.name();
        boolean importsOther = Pattern.compile("\\bimport\\s+[\\w.]*\\." + record.name() + "\\s*;")
                .matcher(code)
                .find();
        boolean isBeside = code.contains("import " + record.packageName() + ".*")
                || code.contains("package " + record.packageName() + ";");
        return code.contains(qualified) || (!importsOther && isBeside);
    }
}
