/** Orders over HTTP. */
@NullMarked
package io.eventorchestrator.orders.web;

import org.jspecify.annotations.NullMarked;
