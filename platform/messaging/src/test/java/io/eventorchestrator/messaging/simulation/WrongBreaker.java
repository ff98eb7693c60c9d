package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.List;

/** A planted bug: takes a refused record for an unreachable broker. */
record WrongBreaker(EventTransport transport) implements EventTransport {

    @Override
    public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        return transport.publish(bulk).stream().map(WrongBreaker::mistaken).toList();
    }

    private static Acknowledgement mistaken(Acknowledgement answer) {
        return answer instanceof Refused refused ? new Failed(refused.reason(), Reach.BROKER) : answer;
    }
}
