package dev.waybill.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The ports of one stack, all on loopback and all derived from one number, so that stacks run side by side.
 *
 * @param base port of the edge, {@value #LOWEST} to {@value #HIGHEST}
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 9000;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_000;
    private static final int LOWEST_RANDOM = 10_000;
    private static final int HIGHEST_RANDOM = 31_000;
    private static final int ATTEMPTS = 200;

    public Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw new IllegalArgumentException(
                    "WAYBILL_PORT_BASE must be between " + LOWEST + " and " + HIGHEST + ", not " + base);
        }
    }

    /** Reads {@code WAYBILL_PORT_BASE}; absent or blank means {@value #DEFAULT_BASE}. */
    public static Ports parse(String value) {
        if (value.isBlank()) {
            return new Ports(DEFAULT_BASE);
        }
        try {
            return new Ports(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("WAYBILL_PORT_BASE must be a number, not \"" + value + "\"", e);
        }
    }

    /** A base below the usual ephemeral range whose ports are all free at this moment. */
    public static Ports free() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ports ports = new Ports(random.nextInt(LOWEST_RANDOM, HIGHEST_RANDOM));
            if (ports.firstTaken().isEmpty()) {
                return ports;
            }
        }
        throw new IllegalStateException("no free port range found on loopback");
    }

    /** A port that is free at this moment, chosen by the operating system. */
    public static int ephemeral() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on loopback", e);
        }
    }

    public int edge() {
        return base;
    }

    public int ingest() {
        return base + 1;
    }

    public int release() {
        return base + 2;
    }

    public int commit() {
        return base + 3;
    }

    public int notification() {
        return base + 4;
    }

    public int smtp() {
        return base + 25;
    }

    public int kafka() {
        return base + 92;
    }

    public int postgres() {
        return base + 432;
    }

    /** Every fixed port of a stack, by what listens there. */
    public Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("edge", edge());
        all.put("ingest-service", ingest());
        all.put("release-service", release());
        all.put("commit-service", commit());
        all.put("notify-service", notification());
        all.put("SMTP", smtp());
        all.put("Kafka", kafka());
        all.put("PostgreSQL", postgres());
        return all;
    }

    /**
     * A port of no other use in this stack that is free at this moment. It is below the usual ephemeral range: out of that the system gives
     * ports to connections, and one of them may get it before the process that is to listen there.
     */
    public int further() {
        return RandomGenerator.getDefault()
                .ints(ATTEMPTS, LOWEST_RANDOM, HIGHEST_RANDOM)
                .filter(port -> !all().containsValue(port) && !taken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port on loopback"));
    }

    /** The first port of this stack that somebody else listens on. */
    public Optional<Map.Entry<String, Integer>> firstTaken() {
        return all().entrySet().stream().filter(use -> taken(use.getValue())).findFirst();
    }

    private static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
