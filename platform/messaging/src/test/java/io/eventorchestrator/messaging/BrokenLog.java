package io.eventorchestrator.messaging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Each warning or error of one class fails with an {@code Error} until it is closed. */
public final class BrokenLog extends TurboFilter implements AutoCloseable {

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final AtomicInteger failures = new AtomicInteger();
    private final String logger;

    private BrokenLog(Class<?> logger) {
        this.logger = logger.getName();
    }

    public static BrokenLog of(Class<?> logger) {
        BrokenLog broken = new BrokenLog(logger);
        broken.loggers.addTurboFilter(broken);
        return broken;
    }

    /** Number of failed warnings and errors. */
    public int failures() {
        return failures.get();
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger from,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (from.getName().equals(logger) && level.isGreaterOrEqual(Level.WARN)) {
            failures.incrementAndGet();
            throw new NoClassDefFoundError("missing");
        }
        return FilterReply.NEUTRAL;
    }

    @Override
    public void close() {
        loggers.getTurboFilterList().remove(this);
    }
}
