package io.eventorchestrator.catalogue;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says where a file is not YAML or JSON, and why, in plain words instead of a parser's. */
public final class SyntaxFault {

    private SyntaxFault() {}

    /** @param line counted from 1; 0 if unknown */
    public static InvalidContract at(String file, int line, String problem) {
        return new InvalidContract(file + (line > 0 ? ":" + line : "") + ": No YAML or JSON: " + problem + ".");
    }

    /** @param file its name in messages */
    public static InvalidContract of(String file, JacksonException broken) {
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        String problem = broken.getOriginalMessage();
        if (broken instanceof StreamConstraintsException) {
            return at(
                    file, line, problem.contains("depth") ? "it has too many levels" : "a text or number is too long");
        }
        return at(file, line, inWords(problem));
    }

    private static String inWords(String problem) {
        if (problem.startsWith("Trailing token")) {
            return "more follows its end";
        }
        if (problem.startsWith("Duplicate Object property \"")) {
            return "the key " + problem.replaceFirst(".*?\"(.*)\".*", "$1") + " occurs twice";
        }
        return problem.replaceFirst("(?s)\\s*\\((start|for) .*", "").replaceFirst("(?s)\\s+at \\[Source.*", "");
    }
}
