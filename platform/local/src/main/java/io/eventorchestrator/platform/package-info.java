/** Starts Kafka, PostgreSQL and sidecars on this machine, without Docker, as AutoCloseables that leave nothing behind. */
@NullMarked
package io.eventorchestrator.platform;

import org.jspecify.annotations.NullMarked;
