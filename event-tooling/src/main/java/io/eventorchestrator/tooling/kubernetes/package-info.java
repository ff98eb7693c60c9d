/** The platform on Kubernetes: its generated resources, the check of its manifests, the cluster's fitness. */
@NullMarked
package io.eventorchestrator.tooling.kubernetes;

import org.jspecify.annotations.NullMarked;
