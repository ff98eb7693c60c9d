package io.eventorchestrator.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size of a body, whatever length it announces, and the time to read it. The container limits only the
 * pause between two bytes, so a client that sends slowly could occupy a request for ever. Deliveries from the
 * sidecar are bulks with another limit.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final String DELIVERIES = "/events/";

    private final DataSize limit;
    private final Duration time;

    BodyLimit(WebProperties properties) {
        this.limit = properties.largestBody();
        this.time = properties.slowestBody();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(DELIVERIES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Limited(request, limit, time), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final DataSize limit;
        private final Duration time;

        Limited(HttpServletRequest request, DataSize limit, Duration time) {
            super(request);
            this.limit = limit;
            this.time = time;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > limit.toBytes()) {
                throw new BodyTooLarge(limit);
            }
            return new LimitedStream(super.getInputStream(), limit, time);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final DataSize limit;
        private final Duration time;
        private final long begun = System.nanoTime();
        private long read;

        LimitedStream(ServletInputStream body, DataSize limit, Duration time) {
            this.body = body;
            this.limit = limit;
            this.time = time;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit.toBytes()) {
                throw new BodyTooLarge(limit);
            }
            if (more > 0 && System.nanoTime() - begun > time.toNanos()) {
                throw new SocketTimeoutException("a body that takes longer than " + time);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
