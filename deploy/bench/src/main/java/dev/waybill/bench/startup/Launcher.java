package dev.waybill.bench.startup;

import dev.waybill.local.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./waybill} as a person calls it, on a stack of its own. */
final class Launcher {

    private static final Pattern MEMORY = Pattern.compile("([0-9.]+) GB of memory");

    private final Home home;

    Launcher(Home home) {
        this.home = home;
    }

    /**
     * How one start went.
     *
     * @param seconds from the call to its return, when all is healthy
     * @param gigabytes of all processes, proportional set size, as the launcher says; not a number where the system does not tell
     */
    record Start(double seconds, double gigabytes) {

        static Start of(long nanos, String said) {
            Matcher memory = MEMORY.matcher(said);
            return new Start(nanos / 1e9, memory.find() ? Double.parseDouble(memory.group(1)) : Double.NaN);
        }
    }

    Start up() {
        long begun = System.nanoTime();
        String said = run("up", "--detach");
        return Start.of(System.nanoTime() - begun, said);
    }

    void down() {
        run("down");
    }

    private String run(String... arguments) {
        Path script = home.root().resolve("waybill");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.root().toFile()).redirectErrorStream(true);
        builder.environment().put("WAYBILL_HOME", home.directory().toString());
        builder.environment()
                .put("WAYBILL_PORT_BASE", Integer.toString(home.ports().base()));
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }
}
