/** Sample orders, and the story of each as it happens. */
@NullMarked
package io.eventorchestrator.tooling.demo;

import org.jspecify.annotations.NullMarked;
