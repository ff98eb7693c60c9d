/** Holds a broker's topics to the contract. */
@NullMarked
package io.eventorchestrator.tooling.topics;

import org.jspecify.annotations.NullMarked;
