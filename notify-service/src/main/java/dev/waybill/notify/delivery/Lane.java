package dev.waybill.notify.delivery;

import dev.waybill.notify.channel.NotificationChannel;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;

/** The messages of one channel on their way: a bounded number, and none while the channel cannot be reached. Channels do not wait for each other. */
final class Lane {

    private final NotificationChannel channel;
    private final Circuit circuit;
    private final Semaphore slots;
    private final ReentrantLock claiming = new ReentrantLock();

    Lane(NotificationChannel channel, int width, Circuit circuit) {
        this.channel = channel;
        this.circuit = circuit;
        this.slots = new Semaphore(width);
    }

    NotificationChannel channel() {
        return channel;
    }

    Circuit circuit() {
        return circuit;
    }

    /**
     * Fills the free slots. Each claim returned holds one, to be given back by {@link #release}.
     *
     * @param claim claims at most so many
     */
    List<Claim> fill(IntFunction<List<Claim>> claim) {
        claiming.lock();
        int free = slots.drainPermits();
        int used = 0;
        try {
            int permitted = circuit.permit(free);
            if (permitted == 0) {
                return List.of();
            }
            try {
                List<Claim> claims = claim.apply(permitted);
                used = claims.size();
                return claims;
            } finally {
                if (used == 0) {
                    circuit.unused();
                }
            }
        } finally {
            slots.release(free - used);
            claiming.unlock();
        }
    }

    /** Gives one slot back. */
    void release() {
        slots.release();
    }
}
