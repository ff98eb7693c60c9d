/** YAML and JSON with the line of each part, within bounds that hostile files can't exceed. */
@NullMarked
package io.eventorchestrator.tooling.yaml;

import org.jspecify.annotations.NullMarked;
