/**
 * Sends events through their producers' outboxes: {@code eventctl verify} follows probes to every consumer group, and
 * {@code eventctl publish} sends single events.
 */
@NullMarked
package io.eventorchestrator.tooling.verification;

import org.jspecify.annotations.NullMarked;
