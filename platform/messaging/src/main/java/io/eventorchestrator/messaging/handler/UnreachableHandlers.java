package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.startup.InvalidHandlers;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Refuses handlers in beans without {@link ConsumerGroup}: no event ever reaches them. */
final class UnreachableHandlers {

    private static final String SPRING = "org.springframework.";

    private UnreachableHandlers() {}

    /** @throws InvalidHandlers if there is such a method */
    static void refuse(ConfigurableListableBeanFactory beans) {
        Arrays.stream(beans.getBeanDefinitionNames())
                .map(name -> AutoProxyUtils.determineTargetClass(beans, name))
                .filter(Objects::nonNull)
                .filter(type -> !type.getName().startsWith(SPRING))
                .filter(type -> !AnnotatedElementUtils.hasAnnotation(type, ConsumerGroup.class))
                .flatMap(UnreachableHandlers::handlers)
                .findFirst()
                .ifPresent(method -> {
                    throw new InvalidHandlers(
                            HandlerMethodFinder.name(method) + " is never called: its class has no @ConsumerGroup");
                });
    }

    private static Stream<Method> handlers(Class<?> type) {
        return MethodIntrospector.selectMethods(
                        type, (Method method) -> AnnotatedElementUtils.hasAnnotation(method, EventHandler.class))
                .stream()
                .sorted(Comparator.comparing(Method::toString));
    }
}
