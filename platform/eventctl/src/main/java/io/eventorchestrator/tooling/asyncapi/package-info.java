/** Reads AsyncAPI 3 documents of any project: what it does not understand becomes a finding, never an exception. */
@NullMarked
package io.eventorchestrator.tooling.asyncapi;

import org.jspecify.annotations.NullMarked;
