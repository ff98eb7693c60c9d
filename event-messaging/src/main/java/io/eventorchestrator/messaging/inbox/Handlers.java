package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.startup.InvalidHandlers;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The handlers of this service, by group and event type, held to the contract. */
final class Handlers {

    private final Map<String, Map<String, Handler>> byGroup;

    private Handlers(Map<String, Map<String, Handler>> byGroup) {
        this.byGroup = byGroup;
    }

    /** @throws InvalidHandlers if the beans and the contract do not name the same groups and topics, each once */
    static Handlers of(Collection<Object> beans, Catalogue catalogue, String service) {
        Map<String, Map<String, Handler>> found = new TreeMap<>();
        Map<String, Object> beanOf = new TreeMap<>();
        for (Object bean : beans) {
            String group = groupOf(bean);
            expectOne(group, beanOf.put(group, bean), bean);
            found.put(group, handlersOf(bean));
        }
        expectContract(found, catalogue, service);
        return new Handlers(found);
    }

    private static void expectOne(String group, @Nullable Object other, Object bean) {
        if (other != null) {
            throw new InvalidHandlers("Two beans handle the events of " + group + ": "
                    + AopUtils.getTargetClass(other).getName() + " and "
                    + AopUtils.getTargetClass(bean).getName() + "; a consumer group is one of them");
        }
    }

    private static void expectContract(Map<String, Map<String, Handler>> found, Catalogue catalogue, String service) {
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

    /** The consumer groups of this service. */
    Set<String> groups() {
        return byGroup.keySet();
    }

    @Nullable
    Handler find(String group, String type) {
        return byGroup.getOrDefault(group, Map.of()).get(type);
    }

    private static String groupOf(Object bean) {
        ConsumerGroup annotation =
                AnnotatedElementUtils.findMergedAnnotation(AopUtils.getTargetClass(bean), ConsumerGroup.class);
        if (annotation == null) {
            throw new InvalidHandlers(AopUtils.getTargetClass(bean).getName() + " carries no @ConsumerGroup");
        }
        return annotation.value();
    }

    private static Map<String, Handler> handlersOf(Object bean) {
        Map<String, Handler> handlers = new TreeMap<>();
        for (Handler handler : HandlerMethods.of(bean)) {
            Handler other = handlers.put(handler.eventClass().type(), handler);
            if (other != null) {
                throw new InvalidHandlers(HandlerMethods.name(other.method()) + " and "
                        + HandlerMethods.name(handler.method()) + " both handle "
                        + handler.eventClass().type() + "; an event has one handler in each group");
            }
        }
        return handlers;
    }
}
