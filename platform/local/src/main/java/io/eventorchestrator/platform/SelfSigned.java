package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A key and a certificate for this machine, valid for a day, made by the JDK's {@code keytool}.
 *
 * @param folder for both files
 */
record SelfSigned(Path folder) {

    static final String PASSWORD = "only-for-a-day";

    /** The key, as PKCS 12. */
    Path key() {
        return folder.resolve("key.p12");
    }

    /** The certificate, as PEM; clients that trust it accept the key's owner. */
    Path certificate() {
        return folder.resolve("ca.crt");
    }

    SelfSigned make() {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "1",
                "-ext",
                "bc=ca:true",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost");
        keytool("-exportcert", "-rfc", "-file", certificate().toString());
        return this;
    }

    private void keytool(String... arguments) {
        Stream<String> tool = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Stream<String> store = Stream.of("-alias", "kafka", "-keystore", key().toString(), "-storepass", PASSWORD);
        List<String> command = Stream.of(tool, Stream.of(arguments), store)
                .flatMap(part -> part)
                .toList();
        Path log = folder.resolve("keytool.log");
        try (ChildProcess process = ChildProcess.start("keytool", command, Map.of(), log)) {
            if (process.exitCode(Duration.ofMinutes(1)) != 0) {
                throw new IllegalStateException("keytool created no certificate, see " + log);
            }
        }
    }
}
