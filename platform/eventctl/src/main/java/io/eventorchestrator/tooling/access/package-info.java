/** Gives commands access to the platform of this folder and to a broker, and limits the wait for answers. */
@NullMarked
package io.eventorchestrator.tooling.access;

import org.jspecify.annotations.NullMarked;
