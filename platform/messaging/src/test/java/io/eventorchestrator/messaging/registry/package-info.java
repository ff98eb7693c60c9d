@NullMarked
package io.eventorchestrator.messaging.registry;

import org.jspecify.annotations.NullMarked;
