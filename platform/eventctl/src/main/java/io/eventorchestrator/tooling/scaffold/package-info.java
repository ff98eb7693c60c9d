/** Begins parts of a project from templates. */
@NullMarked
package io.eventorchestrator.tooling.scaffold;

import org.jspecify.annotations.NullMarked;
