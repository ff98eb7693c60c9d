package io.eventorchestrator.messaging.transport.dapr;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Accepts the sidecar's requests only on the sidecar's port, and all others only on the public port. */
final class PortSeparation extends ValveBase {

    private static final String PUBLIC = PortSeparation.class.getName() + ".public";

    private final Connector sidecars;

    PortSeparation(Connector sidecars) {
        super(true);
        this.sidecars = sidecars;
    }

    /** Tests whether the request arrived on the public port; a client can't forge this. */
    static boolean isPublic(HttpServletRequest request) {
        return request.getAttribute(PUBLIC) != null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A connector is identified by itself.
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean fromSidecar = request.getConnector() == sidecars;
        if (fromSidecar != SidecarPaths.contain(request.getRequestURI(), request.getDecodedRequestURI())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!fromSidecar) {
            request.setAttribute(PUBLIC, true);
        }
        getNext().invoke(request, response);
    }
}
