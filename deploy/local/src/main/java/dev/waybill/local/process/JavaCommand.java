package dev.waybill.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java command line with the flags that keep a small process small. */
public final class JavaCommand {

    private final List<String> command = new ArrayList<>();

    /** @param heap most megabytes of heap */
    public JavaCommand(int heap) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap + "m");
        command.add("-Xms16m");
        command.add("-Xss512k");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:ReservedCodeCacheSize=64m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    }

    public JavaCommand with(List<String> flags) {
        command.addAll(flags);
        return this;
    }

    public List<String> jar(Path jar) {
        command.add("-jar");
        command.add(jar.toString());
        return List.copyOf(command);
    }

    public List<String> main(String classPath, Class<?> main, String... arguments) {
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
