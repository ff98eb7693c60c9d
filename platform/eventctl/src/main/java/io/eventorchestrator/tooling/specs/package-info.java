/** Reads the specifications of a project, in the layout of spec-kit: stories, tables of events, and prose. */
@NullMarked
package io.eventorchestrator.tooling.specs;

import org.jspecify.annotations.NullMarked;
