package io.eventorchestrator.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a service takes over HTTP.
 *
 * @param largestBody what the body of a request may measure at most; a larger one is answered with 413
 * @param slowestBody how long a body may take to arrive whole; a slower one is answered with 408, however steadily it drips
 */
@Validated
@ConfigurationProperties("web")
record WebProperties(
        @DefaultValue("1MB") @NotNull DataSize largestBody,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration slowestBody) {}
