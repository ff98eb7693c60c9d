/**
 * A simulation of several instances with relay, inbox and retries: one thread at a time runs, a seed decides which one,
 * and everything between two of its steps can fail.
 */
@NullMarked
package io.eventorchestrator.messaging.simulation;

import org.jspecify.annotations.NullMarked;
