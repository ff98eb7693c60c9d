package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.envelope.EventClass;
import io.eventorchestrator.messaging.startup.InvalidHandlers;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Finds the annotated methods of a bean, including inherited ones, and refuses those that can't handle an event. */
final class HandlerMethodFinder {

    private HandlerMethodFinder() {}

    /** @throws InvalidHandlers if a method can't handle an event */
    static List<HandlerMethod> of(Object bean) {
        Collection<Method> annotated = MethodIntrospector.selectMethods(
                AopUtils.getTargetClass(bean),
                (Method method) -> AnnotatedElementUtils.hasAnnotation(method, EventHandler.class));
        return annotated.stream()
                .sorted(Comparator.comparing(Method::toString))
                .map(method -> handler(bean, method))
                .toList();
    }

    /** A method's name as in source code. */
    static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static HandlerMethod handler(Object bean, Method method) {
        expectCallable(bean, method);
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || parameters.length > 2) {
            throw refused(method, "its parameters must be an event and, optionally, a HandledEvent");
        }
        if (parameters.length == 2 && parameters[1] != HandledEvent.class) {
            throw refused(method, "its second parameter must be a HandledEvent");
        }
        method.setAccessible(true);
        return new HandlerMethod(eventClass(method, parameters[0]), bean, method);
    }

    private static void expectCallable(Object bean, Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
            throw refused(method, "it is private or static");
        }
        if (AopUtils.isAopProxy(bean) && (Modifier.isFinal(modifiers) || AopUtils.isJdkDynamicProxy(bean))) {
            throw refused(method, "the proxy of its bean does not expose it");
        }
        if (method.getReturnType() != void.class) {
            throw refused(method, "it returns a value, which would be ignored");
        }
    }

    private static EventClass eventClass(Method method, Class<?> parameter) {
        if (!Event.class.isAssignableFrom(parameter) || !parameter.isAnnotationPresent(EventType.class)) {
            throw refused(method, "its first parameter is not one event record with @EventType");
        }
        try {
            return EventClass.of(parameter.asSubclass(Event.class));
        } catch (IllegalArgumentException invalid) {
            throw refused(method, String.valueOf(invalid.getMessage()));
        }
    }

    private static InvalidHandlers refused(Method method, String why) {
        return new InvalidHandlers(name(method) + " can't handle an event: " + why);
    }
}
