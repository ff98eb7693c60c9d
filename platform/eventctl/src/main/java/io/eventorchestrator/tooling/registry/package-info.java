/** Pushes the contract's schemas to a registry. */
@NullMarked
package io.eventorchestrator.tooling.registry;

import org.jspecify.annotations.NullMarked;
