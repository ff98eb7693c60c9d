/** Edits handwritten files: parsers find the places, the texts are changed there, and all files are written or none. */
@NullMarked
package io.eventorchestrator.tooling.edits;

import org.jspecify.annotations.NullMarked;
