package io.eventorchestrator.tooling.deadletters;

import java.util.List;

/**
 * The result of a reading that ends after a number of records.
 *
 * @param read number of records that were read
 * @param there number of offsets in the topics, which is the number of records or a little more
 * @param isWhole whether the bound was not reached
 * @param failures missing topics, and partitions that could not be read up to the bound
 */
public record BoundedReading(long read, long there, boolean isWhole, List<ReadFailure> failures) {

    public BoundedReading {
        failures = List.copyOf(failures);
    }
}
