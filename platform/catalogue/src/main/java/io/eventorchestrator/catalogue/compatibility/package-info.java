/** Decides whether the documents of one JSON Schema are valid under another, by meaning and not by text. */
@NullMarked
package io.eventorchestrator.catalogue.compatibility;

import org.jspecify.annotations.NullMarked;
