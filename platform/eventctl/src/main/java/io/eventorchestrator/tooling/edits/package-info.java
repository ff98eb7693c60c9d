/** Edits of a person's files: found by parsers, made in the text, and written together or not at all. */
@NullMarked
package io.eventorchestrator.tooling.edits;

import org.jspecify.annotations.NullMarked;
