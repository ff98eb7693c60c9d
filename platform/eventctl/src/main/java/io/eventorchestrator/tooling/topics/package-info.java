/** Compares a broker's topics with the contract. */
@NullMarked
package io.eventorchestrator.tooling.topics;

import org.jspecify.annotations.NullMarked;
