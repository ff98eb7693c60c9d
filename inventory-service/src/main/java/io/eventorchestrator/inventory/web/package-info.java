/** Stock, reservations and returns over HTTP. */
@NullMarked
package io.eventorchestrator.inventory.web;

import org.jspecify.annotations.NullMarked;
