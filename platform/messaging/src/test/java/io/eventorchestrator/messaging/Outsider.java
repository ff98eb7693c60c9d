package io.eventorchestrator.messaging;

/** A party that knows only Kafka and CloudEvents, not the library. */
final class Outsider implements AutoCloseable {

    private final ForeignProducer producer;
    private final ForeignReplay replay;
    private final TopicReader reader;

    Outsider(String brokers) {
        this.producer = new ForeignProducer(brokers);
        this.replay = new ForeignReplay(brokers, producer);
        this.reader = new TopicReader(brokers);
    }

    ForeignProducer producer() {
        return producer;
    }

    ForeignReplay replay() {
        return replay;
    }

    TopicReader reader() {
        return reader;
    }

    @Override
    public void close() {
        producer.close();
    }
}
