/** Begins parts of a project from templates: features, events, subscriptions. */
@NullMarked
package io.eventorchestrator.tooling.scaffold;

import org.jspecify.annotations.NullMarked;
