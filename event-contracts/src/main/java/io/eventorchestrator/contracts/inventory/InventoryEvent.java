package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.Event;

/** An event of the warehouse. Published by inventory-service, keyed by the order, or by the SKU for stock levels. */
public sealed interface InventoryEvent extends Event
        permits InventoryReserved, InventoryRejected, InventoryReleased, StockDepleted {}
