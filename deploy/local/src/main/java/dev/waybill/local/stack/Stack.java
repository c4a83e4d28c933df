package dev.waybill.local.stack;

import dev.waybill.local.demo.Demo;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.InstanceLock;
import dev.waybill.local.home.LocalEnv;
import dev.waybill.local.home.Secrets;
import dev.waybill.local.process.Child;
import dev.waybill.local.process.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A whole running system: PostgreSQL, Kafka, mail inbox, edge and the four services, as processes of this machine. For the
 * launcher, and for tests, which may kill and restart its parts.
 */
public final class Stack implements AutoCloseable {

    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(90);

    private final StackOptions options;
    private final Home home;
    private final InstanceLock lock;
    private final Secrets secrets;
    private final Infrastructure infrastructure;
    private final List<ServiceProcess> services;
    private Duration training = Duration.ZERO;
    private boolean closed;

    private Stack(StackOptions options, InstanceLock lock) {
        this.options = options;
        this.home = options.home();
        this.lock = lock;
        this.secrets = Secrets.load(home, url(), Clock.systemUTC());
        this.infrastructure = new Infrastructure(options, secrets, System.getProperty("java.class.path"));
        this.services = Arrays.stream(Service.values())
                .map(service -> new ServiceProcess(service, options, secrets))
                .toList();
    }

    /**
     * Takes the home, ends what an earlier supervisor left behind, and checks the ports. Nothing runs yet.
     *
     * @throws AlreadyRunning when another process supervises this home
     * @throws IllegalStateException when a port is taken, naming it
     */
    public static Stack prepare(StackOptions options) {
        Home home = options.home().create();
        InstanceLock lock = InstanceLock.acquire(home).orElseThrow(() -> new AlreadyRunning(home));
        try {
            // Before anything else: a killed supervisor leaves it, and a second `up` takes it for ours.
            Files.deleteIfExists(home.readyFile());
            List<String> orphans = Orphans.end(home);
            if (!orphans.isEmpty()) {
                options.report().accept("  ended what was left of an earlier run: " + String.join(", ", orphans));
            }
            home.ports().firstTaken().ifPresent(use -> {
                throw new IllegalStateException("port " + use.getValue() + " (" + use.getKey()
                        + ") is taken by another program; stop that, or choose other ports with WAYBILL_PORT_BASE");
            });
            home.pidFile("supervisor").write(ProcessHandle.current());
            return new Stack(options, lock);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Prepares and starts; healthy when this returns, gone when it throws. */
    public static Stack start(StackOptions options) {
        Stack stack = prepare(options);
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Starts everything and waits until all is healthy. */
    public void start() {
        Steps steps = new Steps(options.report());
        Steps.together(List.of(
                () -> steps.run("PostgreSQL", infrastructure::startPostgres),
                () -> steps.run("Kafka", infrastructure::startKafka),
                () -> steps.run("edge and mail inbox", infrastructure::startEdge)));
        if (options.aotCache()) {
            List<ServiceProcess> untrained = services.stream()
                    .filter(service -> !service.cache().exists())
                    .toList();
            if (!untrained.isEmpty()) {
                training = steps.run(
                        "training (once a build)", () -> new Training(services, untrained, this::createDemo).run());
            }
        }
        startServices(steps);
        if (options.demo()) {
            if (demo().exists()) {
                publishEnvironment();
            } else {
                steps.run("demo organisation", this::createDemo);
            }
        }
        markReady();
    }

    /** A service by its name: {@code ingest}, {@code release}, {@code commit} or {@code notify}. */
    public Child service(String name) {
        Service wanted = Service.named(name);
        return services.stream()
                .filter(service -> service.service() == wanted)
                .findFirst()
                .orElseThrow()
                .child();
    }

    public Child broker() {
        return infrastructure.kafka();
    }

    public Child postgres() {
        return infrastructure.postgres();
    }

    /** The variables of {@code local.env}; the demo organisation must exist. */
    public Map<String, String> env() {
        return LocalEnv.of(home, secrets);
    }

    public Home home() {
        return home;
    }

    /** Where clients go. */
    public String url() {
        return "http://127.0.0.1:" + home.ports().edge();
    }

    /** Waits until everything answers again, for instance after something was killed. */
    public void awaitHealthy(Duration patience) {
        children().forEach(child -> child.awaitHealthy(patience));
    }

    /** Bytes that all processes of the stack take, this one included; nothing where the system does not tell. */
    public OptionalLong memory() {
        List<ProcessHandle> all = new ArrayList<>(List.of(ProcessHandle.current()));
        children().forEach(child -> child.handle().ifPresent(all::add));
        return Memory.of(all);
    }

    /** How much of the start went into training for the AOT caches; nothing on every start but the first of a build. */
    public Duration training() {
        return training;
    }

    /** Ends everything in order: services, edge, broker and database. No process is left. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            Files.deleteIfExists(home.readyFile());
            Steps.together(services.stream()
                    .<Runnable>map(service -> service.child()::retire)
                    .toList());
            infrastructure.stop();
            home.pidFile("supervisor").delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private void startServices(Steps steps) {
        Steps.together(services.stream()
                .<Runnable>map(service -> () -> steps.run(
                        service.service().process(), () -> service.child().startHealthy(SERVICE_PATIENCE)))
                .toList());
    }

    private Demo demo() {
        return new Demo(home, secrets);
    }

    private void createDemo() {
        if (options.demo() && !demo().exists()) {
            demo().create();
            publishEnvironment();
        }
    }

    private void publishEnvironment() {
        LocalEnv.write(home, env());
    }

    private void markReady() {
        try {
            Files.writeString(home.readyFile(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Child> children() {
        return Stream.concat(
                Stream.of(infrastructure.postgres(), infrastructure.kafka()),
                services.stream().map(ServiceProcess::child));
    }
}
