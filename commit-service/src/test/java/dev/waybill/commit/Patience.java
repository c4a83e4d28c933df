package dev.waybill.commit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait for what happens in the background. */
public final class Patience {

    private Patience() {}

    /** Long enough for a machine that has other things to do as well; nobody waits longer than it takes. */
    public static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }
}
