package io.eventorchestrator.tooling.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCompilerTest {

    @TempDir
    private Path folder;

    private final SourceCompiler compiler = new SourceCompiler(List.of());

    @Test
    void classesThatNeedEachOtherAreCompiledTogether() throws IOException {
        Path one = write("One.java", "class One { Two two; }");
        Path two = write("Two.java", "class Two { One one; }");

        assertThat(compiler.compile(List.of(one, two), folder)).isEmpty();

        assertThat(folder.resolve("One.class")).exists();
        assertThat(folder.resolve("Two.class")).exists();
    }

    @Test
    void anErrorIsReportedWithFileLineAndReason() throws IOException {
        Path broken = write("Broken.java", "class Broken {\n    Missing missing;\n}\n");

        assertThat(compiler.compile(List.of(broken), folder))
                .singleElement()
                .asString()
                .startsWith(broken + ":2: cannot find symbol")
                .contains("class Missing")
                .hasLineCount(1);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
