/** Manages stock, and reserves it for orders: all lines of an order or none. */
@NullMarked
package io.eventorchestrator.inventory;

import org.jspecify.annotations.NullMarked;
