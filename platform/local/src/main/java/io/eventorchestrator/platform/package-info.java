/** Starts Kafka, PostgreSQL and sidecars on this machine, without Docker. Closing them leaves nothing behind. */
@NullMarked
package io.eventorchestrator.platform;

import org.jspecify.annotations.NullMarked;
