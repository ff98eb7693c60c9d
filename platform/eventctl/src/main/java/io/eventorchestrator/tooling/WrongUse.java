package io.eventorchestrator.tooling;

import io.eventorchestrator.tooling.terminal.KnownNames;
import io.eventorchestrator.tooling.terminal.Printable;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the command line, and what was probably meant. */
final class WrongUse {

    private WrongUse() {}

    static String of(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        return sentence(Printable.text(message(wrong, command))) + " See ./" + command + " --help.";
    }

    private static String message(ParameterException wrong, String command) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command)
                : String.valueOf(wrong.getMessage());
    }

    private static String unmatched(UnmatchedArgumentException unmatched, String command) {
        String given = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return command + " has no option " + given + "." + suggestion(unmatched.getSuggestions());
        }
        List<String> commands = commands(unmatched.getCommandLine());
        return commands.isEmpty()
                ? command + " does not take " + given
                : command + " has no command " + given + new KnownNames(commands).insteadOf(given, "it has");
    }

    private static List<String> commands(CommandLine within) {
        return within.getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String suggestion(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : " Did you mean " + suggestions.getFirst() + "?";
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
