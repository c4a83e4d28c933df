package dev.waybill.local.stack;

import dev.waybill.local.home.Home;
import dev.waybill.local.home.Secrets;
import dev.waybill.local.process.Child;
import dev.waybill.local.process.JavaCommand;
import dev.waybill.local.process.Launch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service of a stack: what runs, how it is started, and its process. */
final class ServiceProcess {

    private final Service service;
    private final StackOptions options;
    private final Secrets secrets;
    private final Application application;
    private final AotCache cache;
    private final Child child;

    ServiceProcess(Service service, StackOptions options, Secrets secrets) {
        Home home = options.home();
        this.service = service;
        this.options = options;
        this.secrets = secrets;
        Path built = home.root().resolve(service.process()).resolve("target/quarkus-app");
        this.application =
                Application.stage(built, home.shared().resolve("apps").resolve(service.process()));
        this.cache = new AotCache(application.cache());
        int port = service.port(home.ports());
        this.child = new Child(
                service.process(),
                this::launch,
                () -> Health.ready(port),
                home.pidFile(service.process()),
                options.report(),
                options.restarts());
    }

    Service service() {
        return service;
    }

    Child child() {
        return child;
    }

    AotCache cache() {
        return cache;
    }

    private Launch launch() {
        Home home = options.home();
        Map<String, String> environment = new HashMap<>(ServiceEnvironment.of(service, home, secrets));
        environment.putAll(options.environment().getOrDefault(service.id(), Map.of()));
        JavaCommand java = new JavaCommand(service.heap());
        if (options.aotCache()) {
            java.with(cache.flags());
        }
        List<String> command = java.with(options.flagsOf(service.id())).jar(application.jar());
        return new Launch(command, environment, home.directory(), home.log(service.process()), Launch.StopSignal.TERM);
    }
}
