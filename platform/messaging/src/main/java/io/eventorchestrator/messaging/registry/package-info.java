/** Looks up schemas in a registry, for events of versions that this service does not know. */
@NullMarked
package io.eventorchestrator.messaging.registry;

import org.jspecify.annotations.NullMarked;
