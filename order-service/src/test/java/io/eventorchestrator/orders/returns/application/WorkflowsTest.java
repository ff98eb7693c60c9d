package io.eventorchestrator.orders.returns.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;

class WorkflowsTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void aDatabaseThatFailsAfterTheCommitOfAReturnFailsNoRequest() {
        Returns returns = mock(Returns.class);
        when(returns.find(ID)).thenThrow(new DataAccessResourceFailureException("no connection is free"));
        StaticListableBeanFactory engine = new StaticListableBeanFactory(Map.of("engine", mock(ReturnWorkflows.class)));
        Workflows workflows =
                new Workflows(engine.getBeanProvider(ReturnWorkflows.class), returns, mock(ReturnProperties.class));

        assertThatCode(() -> workflows.start(ID)).doesNotThrowAnyException();
    }
}
