package io.eventorchestrator.tooling.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a module as a whole, by this JDK's compiler and without the checks of the build. */
final class SourceCompiler {

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final String classPath;

    SourceCompiler(List<Path> libraries) {
        this.classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** @return the errors; none if all sources were compiled */
    List<String> compile(List<Path> sources, Path output) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", output.toString(), "-cp", classPath, "-g", "-parameters", "-proc:none", "-nowarn");
            javac.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(SourceCompiler::line)
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> error) {
        String where = error.getSource() == null
                ? ""
                : Path.of(error.getSource().toUri()) + ":" + error.getLineNumber() + ": ";
        return where + error.getMessage(Locale.ENGLISH).lines().collect(Collectors.joining(" "));
    }
}
