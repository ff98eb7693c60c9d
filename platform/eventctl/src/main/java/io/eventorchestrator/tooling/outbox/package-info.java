/** {@code eventctl outbox}: lists, shows, retries and discards records in the services' outboxes. */
@NullMarked
package io.eventorchestrator.tooling.outbox;

import org.jspecify.annotations.NullMarked;
