package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mount of a service in a compose file.
 *
 * @param from a folder or file of the host, or a volume
 * @param target in the container
 */
record ComposeMount(String from, String target) {

    private static final Pattern SHORT = Pattern.compile("(.*):(/[^:]*?)/?(:[\\w,]+)?");

    static Optional<ComposeMount> of(Part volume) {
        if (volume.isMapping()) {
            return volume.text("target")
                    .map(target -> new ComposeMount(volume.text("source").orElse(""), target));
        }
        return volume.text()
                .map(SHORT::matcher)
                .filter(Matcher::matches)
                .map(mount -> new ComposeMount(mount.group(1), mount.group(2)));
    }

    boolean covers(String path) {
        return path.equals(target) || path.startsWith(target + "/");
    }

    /** The host's folder for a path that it covers; empty if that is not below the compose file. */
    Optional<Path> host(Path root, String path) {
        if (from.contains("$") || !(from.startsWith("./") || from.equals("."))) {
            return Optional.empty();
        }
        Path host = root.resolve("./" + from + path.substring(target.length())).normalize();
        return Optional.of(host).filter(found -> found.startsWith(root));
    }
}
