package io.eventorchestrator.tooling.edits;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source in memory, for the compiler. */
final class SourceInMemory extends SimpleJavaFileObject {

    private final String text;

    SourceInMemory(String text) {
        super(URI.create("string:///Source.java"), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
