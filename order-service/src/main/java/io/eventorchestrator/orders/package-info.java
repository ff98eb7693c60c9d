/** Accepts orders, and follows the answers of inventory and notifications. */
@NullMarked
package io.eventorchestrator.orders;

import org.jspecify.annotations.NullMarked;
