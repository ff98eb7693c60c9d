/** Which events this service answers. */
@NullMarked
package io.eventorchestrator.inventory.events;

import org.jspecify.annotations.NullMarked;
