package io.eventorchestrator.web;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A body exceeds the maximum size. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(DataSize limit) {
        super("is larger than " + limit.toKilobytes() + " KB");
    }
}
