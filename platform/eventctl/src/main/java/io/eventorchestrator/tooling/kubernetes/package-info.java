/** Generates the platform's resources for Kubernetes, lints manifests, and checks a cluster. */
@NullMarked
package io.eventorchestrator.tooling.kubernetes;

import org.jspecify.annotations.NullMarked;
