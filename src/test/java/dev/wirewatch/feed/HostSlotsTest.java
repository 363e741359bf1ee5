package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostSlotsTest {
    private final List<String> started = new ArrayList<>();

    private void ask(HostSlots slots, String host, boolean suspect, String name) {
        slots.acquire(host, suspect, () -> started.add(name));
    }

    @Test
    void letsAHostWaitForItselfOnly() {
        HostSlots slots = new HostSlots(2, 100, Runnable::run);

        for (int i = 1; i <= 4; i++) {
            ask(slots, "a", false, "a" + i);
        }
        ask(slots, "b", false, "b1");
        assertThat(started).containsExactly("a1", "a2", "b1");

        slots.release("a", false);
        assertThat(started).containsExactly("a1", "a2", "b1", "a3");
        assertThat(slots.active()).isEqualTo(3);
    }

    @Test
    void takesHostsInTurnWhenAllSlotsAreTaken() {
        HostSlots slots = new HostSlots(2, 2, Runnable::run);
        ask(slots, "x", false, "x1");
        ask(slots, "y", false, "y1");
        for (int i = 1; i <= 2; i++) {
            ask(slots, "a", false, "a" + i);
        }
        ask(slots, "b", false, "b1");

        slots.release("x", false);
        slots.release("y", false);

        assertThat(started).containsExactly("x1", "y1", "a1", "b1");
    }

    @Test
    void keepsASlotFreeOfSuspects() {
        HostSlots slots = new HostSlots(2, 100, Runnable::run);

        ask(slots, "a", true, "slow1");
        ask(slots, "a", true, "slow2");
        ask(slots, "a", false, "good");
        assertThat(started).containsExactly("slow1", "good");

        slots.release("a", false);
        assertThat(started).hasSize(2);
        slots.release("a", true);
        assertThat(started).containsExactly("slow1", "good", "slow2");
    }

    @Test
    void letsSuspectsHaveTheOnlySlotThereIs() {
        HostSlots slots = new HostSlots(1, 100, Runnable::run);

        ask(slots, "a", true, "slow");

        assertThat(started).containsExactly("slow");
    }
}
