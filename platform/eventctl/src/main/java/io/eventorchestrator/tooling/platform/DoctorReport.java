package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reports doctor's findings: a line each for a person, at once; a JSON document at the end for a script. */
final class DoctorReport {

    private static final int WRONG = 1;
    private static final int NOT_FIT = 3;

    private final PrintWriter out;
    private final boolean json;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> obstacles = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    DoctorReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void fact(String what, String how) {
        facts.put(what, how);
        print("%-14s %s".formatted(what, Printable.text(how)));
    }

    /** Adds an obstacle to starting the platform, with the remedy. */
    void obstacle(String obstacle) {
        obstacles.add(obstacle);
        print("%-14s %s".formatted("obstacle", Printable.text(obstacle)));
    }

    void addAll(List<Diagnosis> found) {
        diagnoses.addAll(found);
        found.forEach(diagnosis -> print(diagnosis.line()));
    }

    private void print(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    /** @return the exit code */
    int end() {
        int code = !obstacles.isEmpty() ? NOT_FIT : diagnoses.stream().anyMatch(Diagnosis::isWrong) ? WRONG : 0;
        if (json) {
            out.println(Printable.json(json(code == 0)));
            out.flush();
        }
        return code;
    }

    private ObjectNode json(boolean sound) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("sound", sound);
        ObjectNode known = document.putObject("facts");
        facts.forEach(known::put);
        obstacles.forEach(document.putArray("obstacles")::add);
        document.putArray("diagnoses")
                .addAll(diagnoses.stream().map(Diagnosis::json).toList());
        return document;
    }
}
