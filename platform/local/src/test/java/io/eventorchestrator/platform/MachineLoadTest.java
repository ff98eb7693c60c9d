package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineLoadTest {

    @Test
    void aBusyMachineIsNamedWithItsLoad() {
        assertThat(new MachineLoad(26.3, 2).hint()).contains("the machine is busy (load 26 on 2 cores)");
        assertThat(new MachineLoad(2, 1).hint()).contains("the machine is busy (load 2 on 1 core)");
    }

    @Test
    void anIdleMachineAndAnUnknownLoadGiveNoHint() {
        assertThat(new MachineLoad(3.9, 2).hint()).isEmpty();
        assertThat(new MachineLoad(-1, 2).hint()).isEmpty();
    }
}
