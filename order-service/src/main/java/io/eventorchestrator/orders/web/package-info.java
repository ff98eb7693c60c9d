/** The HTTP API of orders. */
@NullMarked
package io.eventorchestrator.orders.web;

import org.jspecify.annotations.NullMarked;
