/** Tells what a change of an event touches, and what is still out there in its former versions. */
@NullMarked
package io.eventorchestrator.tooling.impact;

import org.jspecify.annotations.NullMarked;
