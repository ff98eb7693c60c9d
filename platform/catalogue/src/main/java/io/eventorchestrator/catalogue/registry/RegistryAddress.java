package io.eventorchestrator.catalogue.registry;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A group of a registry, which holds the schemas of a contract: an artifact {@code <type>/<major>} for each major
 * version of an event, with a version {@code <major>.<minor>} for each schema.
 *
 * @param root the registry's address, such as {@code http://localhost:8080}
 * @param group id of the group
 */
public record RegistryAddress(URI root, String group) {

    /** The group, unless another one is chosen. */
    public static final String GROUP = "events";

    private static final String API = "/apis/registry/v3";
    private static final Pattern GROUP_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** @throws IllegalArgumentException if the group's id has other characters than letters, digits and {@code ._-} */
    public RegistryAddress {
        if (!GROUP_ID.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "\"" + group + "\" is not the id of a group: letters, digits, dots, hyphens and underscores");
        }
    }

    /**
     * Reads an address, with or without the path of the API.
     *
     * @throws IllegalArgumentException if it is not an HTTP address of a server
     */
    public static RegistryAddress of(String url, String group) {
        return new RegistryAddress(root(url.strip().replaceFirst("(" + API + ")?/*$", "")), group);
    }

    private static URI root(String url) {
        try {
            URI root = new URI(url);
            boolean http = "http".equals(root.getScheme()) || "https".equals(root.getScheme());
            if (http && root.getHost() != null && root.getRawUserInfo() == null && isBare(root)) {
                return root;
            }
        } catch (URISyntaxException broken) {
            // Refused like every other text.
        }
        throw new IllegalArgumentException(
                "\"" + url + "\" is not the address of a registry, such as http://localhost:8080");
    }

    private static boolean isBare(URI root) {
        return root.getRawQuery() == null && root.getRawFragment() == null;
    }

    URI api(String path) {
        return URI.create(root + API + path);
    }

    URI inGroup(String path) {
        return api("/groups/" + group + path);
    }

    URI artifact(String type, int major, String path) {
        return inGroup("/artifacts/" + URLEncoder.encode(artifactId(type, major), StandardCharsets.UTF_8) + path);
    }

    /** The address that answers with the text of a schema. */
    public URI content(String type, SchemaVersion version) {
        return artifact(type, version.major(), "/versions/" + version + "/content");
    }

    static String artifactId(String type, int major) {
        return type + "/" + major;
    }
}
