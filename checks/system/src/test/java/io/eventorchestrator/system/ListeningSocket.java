package io.eventorchestrator.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A socket on which a process of this machine listens, read from Linux's {@code /proc/net}.
 *
 * @param protocol {@code tcp} or {@code udp}, with a 6 for IPv6
 * @param address in hexadecimal, as Linux writes it
 */
record ListeningSocket(String owner, String protocol, String address, int port) {

    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
    private static final String LISTENING_TCP = "0A";
    private static final String UNCONNECTED_UDP = "07";

    /** All sockets of the process and its descendants. */
    static Stream<ListeningSocket> of(String owner, ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> Stream.of("tcp", "tcp6", "udp", "udp6")
                        .flatMap(protocol -> of(owner, Path.of("/proc", String.valueOf(one.pid())), protocol)));
    }

    private static Stream<ListeningSocket> of(String owner, Path process, String protocol) {
        Set<String> own = inodes(process);
        return lines(process.resolve("net").resolve(protocol)).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(protocol.startsWith("tcp") ? LISTENING_TCP : UNCONNECTED_UDP))
                .filter(columns -> own.contains("socket:[" + columns[9] + "]"))
                .map(columns -> columns[1].split(":"))
                .map(address -> new ListeningSocket(owner, protocol, address[0], Integer.parseInt(address[1], 16)));
    }

    boolean isOnLoopback() {
        return LOOPBACK.contains(address);
    }

    private static Set<String> inodes(Path process) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.map(ListeningSocket::target).collect(Collectors.toSet());
        } catch (IOException ended) {
            return Set.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
