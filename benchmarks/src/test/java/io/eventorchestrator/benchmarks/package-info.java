/** What the platform costs and how punctual it is, measured; {@code mvn -Pfull verify -pl benchmarks -am} runs all. */
@NullMarked
package io.eventorchestrator.benchmarks;

import org.jspecify.annotations.NullMarked;
