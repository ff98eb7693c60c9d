/** Real Kafka, PostgreSQL and sidecars for tests, started once per test run. */
@NullMarked
package io.eventorchestrator.platform.testing;

import org.jspecify.annotations.NullMarked;
