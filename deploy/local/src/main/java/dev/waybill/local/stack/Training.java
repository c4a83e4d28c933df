package dev.waybill.local.stack;

import dev.waybill.local.process.Child;
import java.time.Duration;
import java.util.List;

/**
 * Runs the services once so that the JDK can write their AOT caches. Happens once a build; everything they do meanwhile is
 * real and stays.
 */
final class Training {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final List<ServiceProcess> services;
    private final List<ServiceProcess> untrained;
    private final Runnable work;

    /**
     * @param services all, since the work may need each
     * @param untrained those that get a cache
     * @param work what they do before they are ended
     */
    Training(List<ServiceProcess> services, List<ServiceProcess> untrained, Runnable work) {
        this.services = services;
        this.untrained = untrained;
        this.work = work;
    }

    void run() {
        List<Child> children = services.stream().map(ServiceProcess::child).toList();
        untrained.forEach(service -> service.cache().training(true));
        Steps.together(children.stream()
                .<Runnable>map(child -> () -> child.startHealthy(PATIENCE))
                .toList());
        work.run();
        // The cache is written at the end of the process, which therefore takes longer than it usually may.
        Steps.together(children.stream()
                .<Runnable>map(child -> () -> child.stop(PATIENCE))
                .toList());
        untrained.forEach(service -> service.cache().training(false));
    }
}
