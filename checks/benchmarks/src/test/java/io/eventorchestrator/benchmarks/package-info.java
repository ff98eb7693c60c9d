/** Measures the platform's cost and punctuality; {@code mvn -Pfull verify -pl checks/benchmarks -am} runs everything. */
@NullMarked
package io.eventorchestrator.benchmarks;

import org.jspecify.annotations.NullMarked;
