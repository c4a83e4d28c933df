package dev.waybill.commit.host.outward;

import java.net.InetAddress;
import java.util.List;

/** Guards for tests. */
public final class Guards {

    private Guards() {}

    /** Lets calls go to this machine, and take repositories from its files. */
    public static OutwardGuard local() {
        return new OutwardGuard(
                new AddressPolicy(List.of("127.0.0.0/8", "localhost"), List.of()), InetAddress::getAllByName, true);
    }

    /** Lets calls go to this machine under a name that only the guard knows. */
    public static OutwardGuard named(String host) {
        return new OutwardGuard(
                new AddressPolicy(List.of("127.0.0.0/8"), List.of()), new FakeNames().answer(host, "127.0.0.1"), false);
    }
}
