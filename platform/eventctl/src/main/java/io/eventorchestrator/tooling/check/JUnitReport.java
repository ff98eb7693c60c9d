package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Severity;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result for a build server, in JUnit's XML: a test case per finding, skipped if it is accepted. Readers count only
 * failures that have a type, and expect times.
 */
final class JUnitReport {

    private static final String SUITE = "eventctl check";
    private static final String TIME = "time";
    private static final String NO_TIME = "0";

    private final PrintWriter out;

    JUnitReport(PrintWriter out) {
        this.out = out;
    }

    void print(CheckResult result) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, result);
            xml.writeEndDocument();
            xml.flush();
            out.println();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void suite(XMLStreamWriter xml, CheckResult result) throws XMLStreamException {
        List<Finding> faults = result.open().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        int skipped = result.accepted().size();
        boolean isClean = faults.isEmpty() && skipped == 0;
        xml.writeAttribute("tests", String.valueOf(isClean ? 1 : faults.size() + skipped));
        xml.writeAttribute("failures", String.valueOf(faults.size()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(skipped));
        xml.writeAttribute(TIME, NO_TIME);
        for (Finding fault : faults) {
            failure(xml, fault);
        }
        for (AcceptedFinding accepted : result.accepted()) {
            skipped(xml, accepted);
        }
        if (isClean) {
            test(xml, SUITE, "nothing to correct");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void failure(XMLStreamWriter xml, Finding fault) throws XMLStreamException {
        test(xml, fault);
        xml.writeStartElement("failure");
        xml.writeAttribute("type", fault.rule());
        xml.writeAttribute("message", Printable.sentence(fault.sentence()));
        xml.writeCharacters(Printable.sentence(fault));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void skipped(XMLStreamWriter xml, AcceptedFinding accepted) throws XMLStreamException {
        test(xml, accepted.finding());
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", Printable.sentence(accepted.by().reason()));
        xml.writeEndElement();
    }

    private static void test(XMLStreamWriter xml, Finding finding) throws XMLStreamException {
        test(xml, SUITE + "." + finding.rule(), Printable.sentence(finding.source()));
    }

    private static void test(XMLStreamWriter xml, String group, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", group);
        xml.writeAttribute("name", name);
        xml.writeAttribute(TIME, NO_TIME);
    }
}
