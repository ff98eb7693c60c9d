package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.envelope.EventClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** One annotated method of a consumer group. */
record Handler(EventClass eventClass, Object bean, Method method) {

    /** @throws Exception whatever the method throws */
    @Nullable
    Void invoke(Object event, HandledEvent handled) throws Exception {
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
