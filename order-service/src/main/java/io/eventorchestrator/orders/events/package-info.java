/** Which events this service answers. */
@NullMarked
package io.eventorchestrator.orders.events;

import org.jspecify.annotations.NullMarked;
