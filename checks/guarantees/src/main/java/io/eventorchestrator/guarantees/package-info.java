/** Writes the page of guarantees from the claims and the reports of a run. */
@NullMarked
package io.eventorchestrator.guarantees;

import org.jspecify.annotations.NullMarked;
