package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Severity;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A result for a build server, in JUnit's XML: a test case per finding, skipped if it is accepted. */
final class JUnitReport {

    private static final String SUITE = "eventctl check";

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
        for (Finding fault : faults) {
            test(xml, fault, "failure", fault.toString());
        }
        for (AcceptedFinding accepted : result.accepted()) {
            test(xml, accepted.finding(), "skipped", accepted.by().reason());
        }
        if (isClean) {
            xml.writeEmptyElement("testcase");
            xml.writeAttribute("classname", SUITE);
            xml.writeAttribute("name", "nothing to correct");
        }
        xml.writeEndElement();
    }

    private static void test(XMLStreamWriter xml, Finding finding, String outcome, String message)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE + "." + finding.rule());
        xml.writeAttribute("name", Printable.sentence(finding.source()));
        xml.writeEmptyElement(outcome);
        xml.writeAttribute("message", Printable.sentence(message));
        xml.writeEndElement();
    }
}
