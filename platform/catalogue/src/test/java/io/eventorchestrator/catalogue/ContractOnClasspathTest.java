package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractOnClasspathTest {

    private static final ClassLoader LIBRARY = ContractOnClasspathTest.class.getClassLoader();

    @TempDir
    private Path folder;

    @Test
    void anApplicationsContractReplacesTheLibrarysInAnyOrder() throws IOException {
        URL library = new ContractOnClasspath(LIBRARY).find();
        Path own = contract("application");
        URL[] before = {own.toUri().toURL(), root(library)};
        URL[] behind = {root(library), own.toUri().toURL()};

        for (URL[] order : new URL[][] {before, behind}) {
            try (URLClassLoader loader = new URLClassLoader(order, LIBRARY)) {
                assertThat(new ContractOnClasspath(loader).find().toString())
                        .isEqualTo(own.resolve("asyncapi.yaml").toUri().toURL().toString());
            }
        }
    }

    @Test
    void severalContractsOfAnApplicationAreRefusedByName() throws IOException {
        URL[] two = {contract("one").toUri().toURL(), contract("other").toUri().toURL()};

        try (URLClassLoader loader = new URLClassLoader(two, LIBRARY)) {
            assertThatThrownBy(() -> new ContractOnClasspath(loader).find())
                    .isInstanceOf(InvalidContract.class)
                    .hasMessageMatching("The class path has 2 contracts, but must have exactly one:"
                            + " file:.*/one/asyncapi.yaml, file:.*/other/asyncapi.yaml");
        }
    }

    private Path contract(String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.writeString(own.resolve("asyncapi.yaml"), "asyncapi: 3.0.0\n");
        return own;
    }

    private static URL root(URL contract) throws IOException {
        return contract.getProtocol().equals("jar")
                ? ((JarURLConnection) contract.openConnection()).getJarFileURL()
                : Path.of(URI.create(contract.toString())).getParent().toUri().toURL();
    }
}
