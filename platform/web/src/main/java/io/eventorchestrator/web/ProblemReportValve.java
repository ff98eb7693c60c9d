package io.eventorchestrator.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that Tomcat refuses before a servlet is called, such as those with a malformed request line, path,
 * header or length, with RFC 9457 problems instead of an HTML page. Public, because Tomcat instantiates it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final String PROBLEM = "{\"title\":\"%s\",\"status\":%d}";
    private static final String MALFORMED =
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"the request is not well-formed\"}";

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        if (status >= 400 && response.getContentWritten() == 0 && response.setErrorReported() && canWrite(response)) {
            write(request, response, status);
        }
    }

    private static boolean canWrite(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private void write(Request request, Response response, int status) {
        try {
            if (status == HttpStatus.METHOD_NOT_ALLOWED.value()) {
                AllowedMethods.tell(response, request.getServletContext(), request.getRequestURI());
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                writer.write((status == 400 ? MALFORMED : PROBLEM).formatted(title(status), status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("A refusal could not be written", gone);
        }
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}
