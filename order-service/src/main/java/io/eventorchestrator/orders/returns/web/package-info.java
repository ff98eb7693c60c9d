/** Returns over HTTP. */
@NullMarked
package io.eventorchestrator.orders.returns.web;

import org.jspecify.annotations.NullMarked;
