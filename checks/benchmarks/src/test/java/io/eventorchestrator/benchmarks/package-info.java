/** Measures the platform's cost and punctuality; {@code mvn -Pfull verify -pl checks/benchmarks -am} runs all. */
@NullMarked
package io.eventorchestrator.benchmarks;

import org.jspecify.annotations.NullMarked;
