/** The events of inventory-service. */
@NullMarked
package io.eventorchestrator.contracts.inventory;

import org.jspecify.annotations.NullMarked;
