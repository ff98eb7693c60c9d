/** Shows events on the brokers: as they arrive, and as the tree of one correlation id. */
@NullMarked
package io.eventorchestrator.tooling.events;

import org.jspecify.annotations.NullMarked;
