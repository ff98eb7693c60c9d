/** Tells who is affected if an event changes, and which events of its former versions still exist. */
@NullMarked
package io.eventorchestrator.tooling.impact;

import org.jspecify.annotations.NullMarked;
