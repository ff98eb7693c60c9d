package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a report of Surefire or Failsafe. It is data that tests have written, so it is read with limits. */
final class ReportReader {

    private static final Pattern METHOD = Pattern.compile("[({\\[].*", Pattern.DOTALL);
    private static final Pattern SEED = Pattern.compile("-D[a-z]{1,30}\\.(?:seed|first)=-?\\d{1,20}");

    private final String folder;
    private final Map<String, Tried> tests = new TreeMap<>();
    private String type = "";
    private double seconds;
    private String method = "";

    private ReportReader(String folder) {
        this.folder = folder;
    }

    /** Reads the report unless it is larger. */
    static ClassReport read(Repository repository, Path file, long largest) throws IOException {
        if (Files.size(file) > largest) {
            throw new UnusableInput(repository.name(file) + " has more than " + largest + " bytes.");
        }
        ReportReader reader = new ReportReader(repository.name(Objects.requireNonNull(file.getParent())));
        try (InputStream in = Files.newInputStream(file)) {
            reader.read(newXml(in));
        } catch (XMLStreamException | NumberFormatException malformed) {
            throw new UnusableInput(repository.name(file) + " is not a report of tests.", malformed);
        }
        Instant ended = Files.getLastModifiedTime(file).toInstant();
        Duration took = Duration.ofMillis(Math.round(reader.seconds * 1000));
        return new ClassReport(reader.type, reader.folder, ended.minus(took), ended, reader.tests);
    }

    private static XMLStreamReader newXml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                method = "";
            }
        }
        if (type.isEmpty()) {
            throw new XMLStreamException("a report has a test suite");
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "testsuite" -> {
                type = outer(attribute(xml, "name"));
                seconds = seconds(xml);
            }
            case "testcase" -> {
                String name = METHOD.matcher(attribute(xml, "name")).replaceFirst("");
                method = outer(name).equals(type) ? "" : name;
                add(new Tried(folder, 1, 0, 0, Math.round(seconds(xml) * 1000), Set.of()));
            }
            case "failure", "error" -> add(new Tried(folder, -1, 1, 0, 0, Set.of()));
            case "skipped" -> add(new Tried(folder, -1, 0, 1, 0, Set.of()));
            case "system-out" -> add(new Tried(folder, 0, 0, 0, 0, seeds(xml.getElementText())));
            default -> {}
        }
    }

    private void add(Tried more) {
        tests.merge(method, more, Tried::and);
    }

    private static Set<String> seeds(String output) {
        return SEED.matcher(output).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static double seconds(XMLStreamReader xml) {
        return Double.parseDouble(attribute(xml, "time").replace(",", ""));
    }

    private static String outer(String type) {
        return type.replaceFirst("\\$.*", "");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }
}
