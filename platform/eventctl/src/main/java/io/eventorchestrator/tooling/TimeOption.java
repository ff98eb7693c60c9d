package io.eventorchestrator.tooling;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a time given on the command line. */
final class TimeOption implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException other) {
            throw new TypeConversionException("\"" + text + "\" is not a time such as 2026-11-24T10:00:00Z");
        }
    }
}
