package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.KafkaAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Finds and ends the transactions that keep a partition from being read to its end. */
final class TransactionMonitor {

    private final Admin admin;

    TransactionMonitor(Admin admin) {
        this.admin = admin;
    }

    /** @throws KafkaException if the broker does not answer, or this login may not ask */
    List<OpenTransaction> on(TopicPartition partition) {
        List<ProducerState> open = KafkaAnswer.await(
                        admin.describeProducers(List.of(partition)).partitionResult(partition))
                .activeProducers()
                .stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .toList();
        Map<Long, TransactionListing> listed = listed(open);
        return open.stream()
                .map(producer -> new OpenTransaction(
                        partition,
                        Optional.ofNullable(listed.get(producer.producerId())).map(TransactionListing::transactionalId),
                        producer.producerId(),
                        producer.currentTransactionStartOffset().getAsLong()))
                .toList();
    }

    private Map<Long, TransactionListing> listed(List<ProducerState> open) {
        List<Long> producers = open.stream().map(ProducerState::producerId).toList();
        Collection<TransactionListing> listings =
                KafkaAnswer.await(admin.listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
                        .all());
        return listings.stream()
                .filter(listing -> producers.contains(listing.producerId()))
                .collect(Collectors.toMap(TransactionListing::producerId, listing -> listing, (a, b) -> a));
    }

    /**
     * Fences the producers of operators, which aborts their transactions. An operator who is still at work gets an
     * error and has changed nothing.
     *
     * @throws KafkaException if the broker does not answer, or this login may not do it
     */
    void endThoseOfOperators(Collection<OpenTransaction> transactions) {
        List<String> ids = transactions.stream()
                .filter(OpenTransaction::isOfAnOperator)
                .flatMap(transaction -> transaction.id().stream())
                .toList();
        KafkaAnswer.await(admin.fenceProducers(ids).all());
    }
}
