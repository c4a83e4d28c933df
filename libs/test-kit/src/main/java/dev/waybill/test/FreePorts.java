package dev.waybill.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Ports on loopback for servers that are started later. They are below the usual ephemeral range: out of that the system gives ports to
 * connections, and one of them may get a port before the server does.
 */
public final class FreePorts {

    private static final int ATTEMPTS = 200;
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** Some that are free at this moment, each another. */
    public static int[] choose(int count) {
        int[] ports = RandomGenerator.getDefault()
                .ints(ATTEMPTS, LOWEST, HIGHEST)
                .distinct()
                .filter(FreePorts::isFree)
                .limit(count)
                .toArray();
        if (ports.length < count) {
            throw new IllegalStateException("no free ports on loopback");
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(TcpProxy.HOST))) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
