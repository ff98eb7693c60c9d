/** Finds a service's event handlers and checks them against the contract when it starts. */
@NullMarked
package io.eventorchestrator.messaging.handler;

import org.jspecify.annotations.NullMarked;
