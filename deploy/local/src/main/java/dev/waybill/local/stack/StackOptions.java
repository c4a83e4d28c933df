package dev.waybill.local.stack;

import dev.waybill.local.home.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a stack is to run.
 *
 * @param restarts whether a process that dies is started again
 * @param aotCache whether services start from an AOT cache, trained first where there is none
 * @param demo whether the demo organisation is created
 * @param javaFlags further Java flags by service name ({@code ingest}, …) or {@code kafka}
 * @param environment further variables by service name; they win
 * @param report receives a line a step and a line whenever a process dies
 */
public record StackOptions(
        Home home,
        boolean restarts,
        boolean aotCache,
        boolean demo,
        Map<String, List<String>> javaFlags,
        Map<String, Map<String, String>> environment,
        Consumer<String> report) {

    public StackOptions {
        javaFlags = Map.copyOf(javaFlags);
        environment = Map.copyOf(environment);
    }

    /** Everything on, silent. */
    public static StackOptions of(Home home) {
        return new StackOptions(home, true, true, true, Map.of(), Map.of(), line -> {});
    }

    public StackOptions withoutRestarts() {
        return new StackOptions(home, false, aotCache, demo, javaFlags, environment, report);
    }

    public StackOptions aotCache(boolean on) {
        return new StackOptions(home, restarts, on, demo, javaFlags, environment, report);
    }

    public StackOptions withoutDemo() {
        return new StackOptions(home, restarts, aotCache, false, javaFlags, environment, report);
    }

    public StackOptions javaFlags(String process, List<String> flags) {
        Map<String, List<String>> all = new HashMap<>(javaFlags);
        all.put(process, List.copyOf(flags));
        return new StackOptions(home, restarts, aotCache, demo, all, environment, report);
    }

    public StackOptions environment(String service, Map<String, String> variables) {
        Map<String, Map<String, String>> all = new HashMap<>(environment);
        all.put(service, Map.copyOf(variables));
        return new StackOptions(home, restarts, aotCache, demo, javaFlags, all, report);
    }

    public StackOptions report(Consumer<String> to) {
        return new StackOptions(home, restarts, aotCache, demo, javaFlags, environment, to);
    }

    List<String> flagsOf(String process) {
        return javaFlags.getOrDefault(process, List.of());
    }
}
