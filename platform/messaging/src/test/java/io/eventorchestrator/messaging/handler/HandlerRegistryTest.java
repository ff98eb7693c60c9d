package io.eventorchestrator.messaging.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.Superseded;
import io.eventorchestrator.contracts.Supersedes;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.startup.InvalidHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Handlers that would be ignored silently, or fail at the first delivery, are refused at the start. */
class HandlerRegistryTest {

    private static final String GROUP = "inventory-service-order-reservations";

    @Test
    void theHandlersOfAGroupAreFoundIncludingInheritedOnes() {
        HandlerRegistry handlers = of(new Right());

        assertThat(handlers.groups()).containsExactly(GROUP);
        assertThat(Stream.of("placed", "cancelled", "expired")
                        .map(event -> handlers.find(GROUP, "orders.order." + event)))
                .doesNotContainNull();
    }

    @Test
    void aProxyOfTheClassIsAHandlerToo() {
        ProxyFactory proxies = new ProxyFactory(new Right());
        proxies.setProxyTargetClass(true);

        assertThat(of(proxies.getProxy()).groups()).containsExactly(GROUP);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(new TwoForOneEvent(), "both handle orders.order.placed"),
                Arguments.of(new WrongSecond(), "WrongSecond.on(OrderPlaced, String) can't handle an event"),
                Arguments.of(new NoParameter(), "NoParameter.on() can't handle an event"),
                Arguments.of(new ThreeParameters(), "its parameters must be an event"),
                Arguments.of(new NoEvent(), "NoEvent.on(String) can't handle an event"),
                Arguments.of(new AnyEvent(), "is not one event record"),
                Arguments.of(new WrongChain(), "OfAnotherType is orders.order.placed 3.0 and can't supersede"),
                Arguments.of(new CircularChain(), "Circular is orders.order.placed 3.0 and can't supersede"),
                Arguments.of(new Unversioned(), "not a schema version: latest"),
                Arguments.of(new ListOfEvents(), "ListOfEvents.on(List) can't handle an event"),
                Arguments.of(new PrivateHandler(), "is private or static"),
                Arguments.of(new StaticHandler(), "is private or static"),
                Arguments.of(new Answering(), "returns a value"),
                Arguments.of(proxied(new FinalHandler()), "the proxy of its bean"),
                Arguments.of(new Common(), "has no @ConsumerGroup"),
                Arguments.of(new Incomplete(), "The contract gives inventory-service the groups"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anInvalidHandlerIsReportedInOneLine(Object bean, String expected) {
        assertThatThrownBy(() -> of(bean))
                .isInstanceOf(InvalidHandlers.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    @Test
    void twoBeansForOneGroupAreReportedByName() {
        assertThatThrownBy(() -> of(new Right(), new Incomplete()))
                .isInstanceOf(InvalidHandlers.class)
                .hasMessageContaining("Two beans handle the events of " + GROUP)
                .hasMessageContaining("Right")
                .hasMessageContaining("Incomplete");
    }

    @Test
    void anEventWhoseSchemaIsMissingStopsTheStart() {
        service(NewerThanItsSchema.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidSetting.class)
                        .hasMessageContaining("add schemas/orders.order.placed/1.99.json"));
    }

    @Test
    void aHandlerOutsideAConsumerGroupStopsTheStart() {
        service(Right.class)
                .withBean(WithoutGroup.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidHandlers.class)
                        .hasMessage("WithoutGroup.on(OrderPlaced) is never called: its class has no @ConsumerGroup"));
    }

    @Test
    void aServiceWhoseHandlersAreRightStarts() {
        service(Right.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theServiceEndsWithThatLineAndNoTrace() {
        Exception failed = new BeanCreationException("eventHandlers", "failed", new InvalidHandlers("one line"));

        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(
                                FailureAnalyzer.class,
                                SpringFactoriesLoader.FailureHandler.handleMessage((message, why) -> {}))
                        .stream()
                        .map(analyzer -> analyzer.analyze(failed))
                        .filter(analysis -> analysis != null)
                        .map(FailureAnalysis::getDescription))
                .containsExactly("one line");
    }

    private static ApplicationContextRunner service(Class<?> handlers) {
        return new ApplicationContextRunner()
                .withUserConfiguration(HandlerConfiguration.class)
                .withBean(Catalogue.class, Catalogue::load)
                .withBean(RegistrySchemas.class, RegistrySchemas::none)
                .withBean(EventCodec.class)
                .withBean(handlers)
                .withBean(
                        EventsProperties.class,
                        () -> new EventsProperties(
                                "inventory-service",
                                EventsProperties.Transport.KAFKA,
                                EnvelopeForm.CLOUDEVENTS,
                                "https://example.com/{type}/{version}"));
    }

    private static HandlerRegistry of(Object... beans) {
        return HandlerRegistry.of(List.of(beans), Catalogue.load(), "inventory-service");
    }

    private static Object proxied(Object bean) {
        ProxyFactory proxies = new ProxyFactory(bean);
        proxies.setProxyTargetClass(true);
        return proxies.getProxy();
    }

    static class Common {
        @EventHandler
        void on(OrderCancelled event) {}

        @EventHandler
        void on(OrderExpired event, HandledEvent handled) {}
    }

    @ConsumerGroup(GROUP)
    static class Right extends Common {
        @EventHandler
        void on(OrderPlaced event) {}
    }

    @EventType(value = "orders.order.placed", version = "1.99")
    record PlacedLater(String key) implements Event {}

    @ConsumerGroup(GROUP)
    static class NewerThanItsSchema extends Common {
        @EventHandler
        void on(PlacedLater event) {}
    }

    static class WithoutGroup {
        @EventHandler
        void on(OrderPlaced event) {}
    }

    @ConsumerGroup(GROUP)
    static class TwoForOneEvent extends Common {
        @EventHandler
        void on(OrderPlaced event) {}

        @EventHandler
        void again(OrderPlaced event) {}
    }

    @ConsumerGroup(GROUP)
    static class WrongSecond {
        @EventHandler
        void on(OrderPlaced event, String id) {}
    }

    @ConsumerGroup(GROUP)
    static class NoParameter {
        @EventHandler
        void on() {}
    }

    @ConsumerGroup(GROUP)
    static class ThreeParameters {
        @EventHandler
        void on(OrderPlaced event, HandledEvent handled, String more) {}
    }

    @ConsumerGroup(GROUP)
    static class NoEvent {
        @EventHandler
        void on(String event) {}
    }

    @ConsumerGroup(GROUP)
    static class AnyEvent {
        @EventHandler
        void on(Event event) {}
    }

    @EventType(value = "orders.order.sent", version = "2.0")
    record Sent(String key) implements Superseded<OfAnotherType> {
        @Override
        public OfAnotherType upcast() {
            return new OfAnotherType(key);
        }
    }

    @EventType(value = "orders.order.placed", version = "3.0")
    @Supersedes(Sent.class)
    record OfAnotherType(String key) implements Event {}

    @ConsumerGroup(GROUP)
    static class WrongChain {
        @EventHandler
        void on(OfAnotherType event) {}
    }

    @EventType(value = "orders.order.placed", version = "3.0")
    @Supersedes(Circular.class)
    record Circular(String key) implements Superseded<Circular> {
        @Override
        public Circular upcast() {
            return this;
        }
    }

    @ConsumerGroup(GROUP)
    static class CircularChain {
        @EventHandler
        void on(Circular event) {}
    }

    @EventType(value = "orders.order.placed", version = "latest")
    record OfNoVersion(String key) implements Event {}

    @ConsumerGroup(GROUP)
    static class Unversioned {
        @EventHandler
        void on(OfNoVersion event) {}
    }

    @ConsumerGroup(GROUP)
    static class ListOfEvents {
        @EventHandler
        void on(List<OrderPlaced> events) {}
    }

    @ConsumerGroup(GROUP)
    static class PrivateHandler {
        @EventHandler
        @SuppressWarnings("unused") // The registry refuses it.
        private void on(OrderPlaced event) {}
    }

    @ConsumerGroup(GROUP)
    static class StaticHandler {
        @EventHandler
        static void on(OrderPlaced event) {}
    }

    @ConsumerGroup(GROUP)
    static class Answering {
        @EventHandler
        boolean on(OrderPlaced event) {
            return true;
        }
    }

    @ConsumerGroup(GROUP)
    static class FinalHandler {
        @EventHandler
        final void on(OrderPlaced event) {}
    }

    @ConsumerGroup(GROUP)
    static class Incomplete {
        @EventHandler
        void on(OrderPlaced event) {}
    }
}
