package io.eventorchestrator.tooling.saga;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Returns whose workflows have the same version and have not ended.
 *
 * @param version null for workflows that have not begun
 * @param oldest since the request of the oldest
 * @param example the oldest
 */
record VersionCount(@Nullable String version, long returns, Duration oldest, UUID example) {}
