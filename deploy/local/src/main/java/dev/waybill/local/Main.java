package dev.waybill.local;

import dev.waybill.local.command.DeadLetterCommand;
import dev.waybill.local.command.DownCommand;
import dev.waybill.local.command.EnvCommand;
import dev.waybill.local.command.ResetCommand;
import dev.waybill.local.command.UpCommand;
import dev.waybill.local.home.Home;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What <code>./waybill</code> starts once Java is found and the sources are built. */
public final class Main {

    private Main() {}

    /** @param arguments a command and what belongs to it */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            Path root = Path.of(System.getProperty("waybill.root", "."));
            Home home = Home.of(root, System.getenv());
            List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> new UpCommand(home).run(rest);
                case "down" -> new DownCommand(home).run();
                case "reset" -> new ResetCommand(home).run();
                case "env" -> new EnvCommand(home).run();
                case "dlq" -> new DeadLetterCommand(home, System.out, System.err).run(rest);
                default -> {
                    System.err.println("no such command: " + arguments);
                    yield 2;
                }
            };
        } catch (RuntimeException e) {
            System.err.println("waybill: " + reason(e));
            if (Boolean.getBoolean("waybill.debug")) {
                e.printStackTrace();
            }
            return 1;
        }
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        boolean ours = Arrays.stream(e.getStackTrace())
                .limit(1)
                .anyMatch(frame -> frame.getClassName().startsWith("dev.waybill.local"));
        return ours ? message : e.getClass().getSimpleName() + ": " + message;
    }
}
