package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;

/** The forms of a report. */
enum ReportFormat {
    TEXT {
        @Override
        void print(CheckResult result, PrintWriter out) {
            new TextReport(out).print(result);
        }
    },
    JSON {
        @Override
        void print(CheckResult result, PrintWriter out) {
            out.println(Printable.prettyJson(JsonReport.of(result)));
        }
    },
    SARIF {
        @Override
        void print(CheckResult result, PrintWriter out) {
            out.println(Printable.prettyJson(SarifReport.of(result)));
        }
    },
    JUNIT {
        @Override
        void print(CheckResult result, PrintWriter out) {
            new JUnitReport(out).print(result);
        }
    };

    abstract void print(CheckResult result, PrintWriter out);
}
