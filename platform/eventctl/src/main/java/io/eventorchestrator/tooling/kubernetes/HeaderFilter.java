package io.eventorchestrator.tooling.kubernetes;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds components that let a record's headers replace the position and key reported by the sidecar. */
final class HeaderFilter implements ManifestRule {

    private static final String SETTING = "excludeHeaderMetaRegex";
    private static final List<String> TOLD = List.of("__topic", "__partition", "__offset", "__key", "__timestamp");

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("Subscription")
                .map(subscription -> subscription.at("/spec/pubsubname").asString(""))
                .distinct()
                .flatMap(name -> manifests.find("Component", name).stream())
                .filter(component -> !isFiltered(component))
                .map(component -> Manifests.title(component) + ": needs an " + SETTING
                        + " that matches \"__\" at the start, or a record's headers replace its partition,"
                        + " offset and key");
    }

    private static boolean isFiltered(JsonNode component) {
        return component
                .at("/spec/metadata")
                .valueStream()
                .filter(entry -> entry.path("name").asString("").equals(SETTING))
                .anyMatch(entry -> matchesAll(entry.path("value").asString("")));
    }

    private static boolean matchesAll(String regex) {
        try {
            return TOLD.stream().allMatch(Pattern.compile(regex).asPredicate());
        } catch (PatternSyntaxException invalid) {
            return false;
        }
    }
}
