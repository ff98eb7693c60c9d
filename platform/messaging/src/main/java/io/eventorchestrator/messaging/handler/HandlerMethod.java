package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.envelope.EventClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One annotated method of a consumer group. Internal: services annotate methods and never see this type.
 *
 * @param eventClass the event type that it handles
 */
public record HandlerMethod(EventClass eventClass, Object bean, Method method) {

    /**
     * Calls the method, with the event's identity if it has a parameter for it.
     *
     * @return null
     * @throws Exception whatever the method throws
     */
    public @Nullable Void invoke(Object event, HandledEvent handled) throws Exception {
        try {
            if (method.getParameterCount() == 1) {
                method.invoke(bean, event);
            } else {
                method.invoke(bean, event, handled);
            }
            return null;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }
}
