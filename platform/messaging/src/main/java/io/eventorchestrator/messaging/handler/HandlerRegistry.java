package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.envelope.EventClass;
import io.eventorchestrator.messaging.startup.InvalidHandlers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The event handlers of this service, by consumer group and event type, checked against the contract. Internal.
 * Thread-safe.
 */
public final class HandlerRegistry {

    private final Map<String, Map<String, HandlerMethod>> byGroup;

    private HandlerRegistry(Map<String, Map<String, HandlerMethod>> byGroup) {
        this.byGroup = byGroup;
    }

    /** @throws InvalidHandlers unless the beans and the contract have the same groups and topics, each once */
    static HandlerRegistry of(Collection<Object> beans, Catalogue catalogue, String service) {
        Map<String, Map<String, HandlerMethod>> found = new TreeMap<>();
        Map<String, Object> beanOf = new TreeMap<>();
        for (Object bean : beans) {
            String group = groupOf(bean);
            expectOne(group, beanOf.put(group, bean), bean);
            found.put(group, handlersOf(bean));
        }
        expectContract(found, catalogue, service);
        return new HandlerRegistry(found);
    }

    private static void expectOne(String group, @Nullable Object other, Object bean) {
        if (other != null) {
            throw new InvalidHandlers("Two beans handle the events of " + group + ": "
                    + AopUtils.getTargetClass(other).getName() + " and "
                    + AopUtils.getTargetClass(bean).getName() + "; a consumer group has exactly one");
        }
    }

    private static void expectContract(
            Map<String, Map<String, HandlerMethod>> found, Catalogue catalogue, String service) {
        Map<String, Set<String>> inCode = new TreeMap<>();
        found.forEach((group, handlers) -> inCode.put(group, handlers.keySet()));
        Map<String, Set<String>> inContract = catalogue.groupsOf(service).stream()
                .collect(Collectors.toMap(
                        Group::name, group -> new TreeSet<>(group.topics()), (a, b) -> a, TreeMap::new));
        if (!inCode.equals(inContract)) {
            throw new InvalidHandlers(
                    "The contract gives " + service + " the groups " + inContract + ", its handlers are " + inCode);
        }
    }

    /** The event types of the handlers, including the older versions that are upcast to them. */
    List<EventClass> eventClasses() {
        return byGroup.values().stream()
                .flatMap(handlers -> handlers.values().stream())
                .flatMap(handler -> Stream.iterate(handler.eventClass(), Objects::nonNull, EventClass::supersedes))
                .toList();
    }

    /** The consumer groups of this service. */
    public Set<String> groups() {
        return byGroup.keySet();
    }

    /** The packages of the handlers. */
    public Set<String> packages() {
        return byGroup.values().stream()
                .flatMap(handlers -> handlers.values().stream())
                .map(handler -> handler.method().getDeclaringClass().getPackageName())
                .collect(Collectors.toSet());
    }

    /** The handler for an event type; null if the group has none. */
    public @Nullable HandlerMethod find(String group, String type) {
        return byGroup.getOrDefault(group, Map.of()).get(type);
    }

    private static String groupOf(Object bean) {
        ConsumerGroup annotation =
                AnnotatedElementUtils.findMergedAnnotation(AopUtils.getTargetClass(bean), ConsumerGroup.class);
        if (annotation == null) {
            throw new InvalidHandlers(AopUtils.getTargetClass(bean).getName() + " has no @ConsumerGroup");
        }
        return annotation.value();
    }

    private static Map<String, HandlerMethod> handlersOf(Object bean) {
        Map<String, HandlerMethod> handlers = new TreeMap<>();
        for (HandlerMethod handler : HandlerMethodFinder.of(bean)) {
            HandlerMethod other = handlers.put(handler.eventClass().type(), handler);
            if (other != null) {
                throw new InvalidHandlers(HandlerMethodFinder.name(other.method()) + " and "
                        + HandlerMethodFinder.name(handler.method()) + " both handle "
                        + handler.eventClass().type() + "; an event has one handler in each group");
            }
        }
        return handlers;
    }
}
