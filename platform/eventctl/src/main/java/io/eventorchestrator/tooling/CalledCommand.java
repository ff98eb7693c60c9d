package io.eventorchestrator.tooling;

import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes a command line with only the command that is called, because creating all commands takes longer than most of
 * them run.
 */
final class CalledCommand {

    private CalledCommand() {}

    /** @return empty if the arguments don't begin with the name of a command */
    static Optional<CommandLine> of(Class<?> root, String... arguments) {
        Command all = root.getAnnotation(Command.class);
        return Stream.of(arguments)
                .limit(1)
                .flatMap(name -> named(name, all))
                .findFirst()
                .map(called -> {
                    CommandSpec spec = CommandSpec.create().name(all.name()).mixinStandardHelpOptions(true);
                    return new CommandLine(spec).addSubcommand(called);
                });
    }

    private static Stream<Class<?>> named(String name, Command all) {
        return Stream.<Class<?>>of(all.subcommands())
                .filter(command -> command.getAnnotation(Command.class).name().equals(name));
    }
}
