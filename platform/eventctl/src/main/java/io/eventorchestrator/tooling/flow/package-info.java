/** The flow of events that contract and specifications describe together, and its pictures. */
@NullMarked
package io.eventorchestrator.tooling.flow;

import org.jspecify.annotations.NullMarked;
