/** Handles each delivered event once: decodes, locks, deduplicates, handles and records in one transaction. */
@NullMarked
package io.eventorchestrator.messaging.inbox;

import org.jspecify.annotations.NullMarked;
