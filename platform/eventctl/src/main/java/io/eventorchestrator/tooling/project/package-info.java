/** A project on disk, whichever it is: its contracts, its specifications, and what is found wrong in them. */
@NullMarked
package io.eventorchestrator.tooling.project;

import org.jspecify.annotations.NullMarked;
