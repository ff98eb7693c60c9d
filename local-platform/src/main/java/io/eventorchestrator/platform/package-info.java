/** Starts Kafka, PostgreSQL and sidecars on this machine, without Docker; each is an AutoCloseable that leaves nothing behind. */
@NullMarked
package io.eventorchestrator.platform;

import org.jspecify.annotations.NullMarked;
