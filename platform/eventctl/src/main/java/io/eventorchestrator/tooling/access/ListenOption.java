package io.eventorchestrator.tooling.access;

import java.net.InetSocketAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The address of a command that serves others until it is stopped. */
public final class ListenOption {

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "address to listen on; ${DEFAULT-VALUE} by default",
            defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException if the port is none */
    public InetSocketAddress at(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port must be a port number.");
        }
        return new InetSocketAddress(address, port);
    }

    /** The address with a port, for a message. */
    public String with(int port) {
        return address + ":" + port;
    }
}
