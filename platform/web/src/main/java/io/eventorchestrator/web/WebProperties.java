package io.eventorchestrator.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a service's HTTP requests.
 *
 * @param about one sentence on what the service does, for its root page and its API description
 * @param largestBody maximum size of a body; a larger one is answered with 413
 * @param slowestBody maximum time for a body to arrive; a slower one is answered with 408, however steadily it arrives
 */
@Validated
@ConfigurationProperties("web")
record WebProperties(
        @DefaultValue("") String about,
        @DefaultValue("1MB") @NotNull DataSize largestBody,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration slowestBody) {}
