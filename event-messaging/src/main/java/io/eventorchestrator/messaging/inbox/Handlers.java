package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.envelope.EventClass;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;

/** The handlers of this service, by group and event type, held to the contract. */
final class Handlers {

    private final Map<String, Map<String, Handler>> byGroup;

    private Handlers(Map<String, Map<String, Handler>> byGroup) {
        this.byGroup = byGroup;
    }

    /** @throws IllegalStateException if the beans and the contract do not name the same groups and topics */
    static Handlers of(Collection<Object> beans, Catalogue catalogue, String service) {
        Map<String, Map<String, Handler>> found = new TreeMap<>();
        beans.forEach(bean -> found.put(groupOf(bean), handlersOf(bean)));
        Map<String, Set<String>> inCode = new TreeMap<>();
        found.forEach((group, handlers) -> inCode.put(group, handlers.keySet()));
        Map<String, Set<String>> inContract = catalogue.groupsOf(service).stream()
                .collect(Collectors.toMap(
                        Group::name, group -> new TreeSet<>(group.topics()), (a, b) -> a, TreeMap::new));
        if (!inCode.equals(inContract)) {
            throw new IllegalStateException(
                    "the contract gives " + service + " the groups " + inContract + ", its handlers are " + inCode);
        }
        return new Handlers(found);
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
        return AopUtils.getTargetClass(bean).getAnnotation(ConsumerGroup.class).value();
    }

    private static Map<String, Handler> handlersOf(Object bean) {
        return Arrays.stream(AopUtils.getTargetClass(bean).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(method -> handler(bean, method))
                .collect(Collectors.toMap(
                        handler -> handler.eventClass().type(), handler -> handler, (a, b) -> a, TreeMap::new));
    }

    private static Handler handler(Object bean, Method method) {
        method.setAccessible(true);
        return new Handler(EventClass.of(method.getParameterTypes()[0].asSubclass(Event.class)), bean, method);
    }
}
