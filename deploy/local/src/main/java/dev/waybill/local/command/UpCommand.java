package dev.waybill.local.command;

import dev.waybill.local.Main;
import dev.waybill.local.home.Home;
import dev.waybill.local.home.InstanceLock;
import dev.waybill.local.process.JavaCommand;
import dev.waybill.local.stack.AlreadyRunning;
import dev.waybill.local.stack.Stack;
import dev.waybill.local.stack.StackOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** {@code up}: starts the stack and watches it until it is told to end; {@code up --detach} leaves that to a process apart. */
public final class UpCommand {

    /** What the supervisor may use; it carries the edge and the inbox too. */
    private static final int HEAP_MEGABYTES = 96;

    private static final Duration OTHERS_START = Duration.ofMinutes(5);

    private final Home home;

    public UpCommand(Home home) {
        this.home = home;
    }

    public int run(List<String> arguments) {
        boolean detach = arguments.equals(List.of("--detach"));
        if (!detach && !arguments.isEmpty()) {
            System.err.println("up takes --detach or nothing, not " + arguments);
            return 2;
        }
        home.create();
        if (detach) {
            return unsupervised() ? new DetachedUp(home, supervisor()).run() : alreadyRunning();
        }
        try {
            return supervise();
        } catch (AlreadyRunning e) {
            return alreadyRunning();
        }
    }

    private int supervise() {
        long begun = System.nanoTime();
        Stack stack = Stack.prepare(StackOptions.of(home)
                .report(System.out::println)
                .aotCache(!"off".equals(System.getenv("WAYBILL_AOT"))));
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean asked = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            // First: what is just starting fails from now on, and that is no failure.
                            asked.set(true);
                            stack.close();
                            ended.countDown();
                        },
                        "down"));
        try {
            stack.start();
        } catch (RuntimeException e) {
            if (asked.get()) {
                await(ended);
                return 0;
            }
            stack.close();
            throw e;
        }
        System.out.println(Summary.of(stack, System.nanoTime() - begun));
        await(ended);
        return 0;
    }

    private int alreadyRunning() {
        long deadline = System.nanoTime() + OTHERS_START.toNanos();
        while (!Files.exists(home.readyFile())) {
            if (home.pidFile("supervisor").process().isEmpty() || System.nanoTime() > deadline) {
                System.err.println("waybill: another ./waybill up of " + home.directory() + " does not get ready; see "
                        + home.logs());
                return 1;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        System.out.println("already running");
        System.out.println(Summary.of(home));
        return 0;
    }

    private boolean unsupervised() {
        Optional<InstanceLock> lock = InstanceLock.acquire(home);
        lock.ifPresent(InstanceLock::close);
        return lock.isPresent();
    }

    private List<String> supervisor() {
        return new JavaCommand(HEAP_MEGABYTES)
                .with(List.of("-Dwaybill.root=" + home.root()))
                .main(System.getProperty("java.class.path"), Main.class, "up");
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
