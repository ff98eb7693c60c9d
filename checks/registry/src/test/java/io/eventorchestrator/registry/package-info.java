/** Uses the command line and the library with a real schema registry. */
@NullMarked
package io.eventorchestrator.registry;

import org.jspecify.annotations.NullMarked;
