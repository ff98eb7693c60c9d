package io.eventorchestrator.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Finds the lines of characters that a text file can't have, counted from 1. */
public final class FaultyText {

    private static final int CHUNK = 8192;

    private FaultyText() {}

    /** The line of the first byte that is not UTF-8; empty if there is none. */
    public static OptionalInt lineOfForeignByte(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(CHUNK);
        CoderResult result = decoder.decode(read, text, true);
        while (result.isOverflow()) {
            text.clear();
            result = decoder.decode(read, text, true);
        }
        return result.isError()
                ? OptionalInt.of(1
                        + (int) IntStream.range(0, read.position())
                                .filter(at -> bytes[at] == '\n')
                                .count())
                : OptionalInt.empty();
    }

    /** The line of the first character that YAML refuses, such as a control character; 0 if there is none. */
    public static int lineOfControlCharacter(String text) {
        int line = 1;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!StreamReader.isPrintable(text.codePointAt(at))) {
                return line;
            }
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
        return 0;
    }
}
