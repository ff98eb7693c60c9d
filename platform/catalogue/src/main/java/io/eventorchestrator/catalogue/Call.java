package io.eventorchestrator.catalogue;

/**
 * Requests of one service to another, through the caller's sidecar.
 *
 * @param caller name of the service that asks
 * @param called name of the service that answers
 */
public record Call(String caller, String called) {}
