package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A feature's name, such as {@code card-payments}, without the number of its folder. */
record FeatureName(String name) {

    private static final int LONGEST = 60;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern FOLDER = Pattern.compile("(\\d{1,4})-(.+)");

    /** @throws InvalidContract if it has another form; the message has a name of the right one */
    static FeatureName of(String given) {
        if (given.length() > LONGEST || !FORM.matcher(given).matches()) {
            throw new InvalidContract(given + " is not a feature's name: at most " + LONGEST
                    + " lower-case letters, digits and hyphens, beginning with a letter, such as " + formed(given)
                    + ".");
        }
        return new FeatureName(given);
    }

    private static String formed(String given) {
        String formed = Normalizer.normalize(given, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        String bounded = formed.substring(0, Math.min(formed.length(), LONGEST)).replaceAll("-$", "");
        return bounded.isEmpty() ? "card-payments" : bounded;
    }

    String title() {
        return name.replace('-', ' ');
    }

    /**
     * The folder for this feature, which has the next number.
     *
     * @throws InvalidContract if a feature has this name already
     */
    String nextFolder(Path specs) throws IOException {
        int last = 0;
        for (String folder : folders(specs)) {
            Matcher numbered = FOLDER.matcher(folder);
            if (numbered.matches()) {
                last = Math.max(last, Integer.parseInt(numbered.group(1)));
                refuseSame(numbered.group(2), specs.resolve(folder));
            }
        }
        return String.format(Locale.ROOT, "%03d-%s", last + 1, name);
    }

    private void refuseSame(String other, Path folder) {
        if (other.equals(name)) {
            throw new InvalidContract("The feature " + name + " exists already: " + folder + ".");
        }
    }

    private static List<String> folders(Path specs) throws IOException {
        if (!Files.exists(specs)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(specs)) {
            return below.filter(Files::isDirectory)
                    .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
                    .toList();
        }
    }
}
