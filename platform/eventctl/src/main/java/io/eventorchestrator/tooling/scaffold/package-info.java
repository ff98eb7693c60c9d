/** Begins parts of a project from templates: features, events. */
@NullMarked
package io.eventorchestrator.tooling.scaffold;

import org.jspecify.annotations.NullMarked;
