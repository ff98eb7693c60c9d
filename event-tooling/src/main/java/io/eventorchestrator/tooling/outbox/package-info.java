/** {@code eventctl outbox}: what waits to be published, what never can be, and what becomes of it. */
@NullMarked
package io.eventorchestrator.tooling.outbox;

import org.jspecify.annotations.NullMarked;
