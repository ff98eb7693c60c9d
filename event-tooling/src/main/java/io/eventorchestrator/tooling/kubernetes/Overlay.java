package io.eventorchestrator.tooling.kubernetes;

/** What is to be applied: the first brings broker and secrets itself, the second expects them. */
public enum Overlay {
    /** {@code k8s/overlays/local}. */
    LOCAL,
    /** {@code k8s/overlays/production}. */
    PRODUCTION
}
