/** What the platform costs, measured; {@code mvn -Pfull verify -pl benchmarks -am} runs them. */
@NullMarked
package io.eventorchestrator.benchmarks;

import org.jspecify.annotations.NullMarked;
