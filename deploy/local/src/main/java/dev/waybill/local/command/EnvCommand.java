package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** {@code env}: prints the variables that clients need. */
public final class EnvCommand {

    private final Home home;

    public EnvCommand(Home home) {
        this.home = home;
    }

    public int run() {
        if (!Files.exists(home.environmentFile())) {
            System.err.println("waybill: no demo organisation yet; start the stack with ./waybill up first");
            return 1;
        }
        try {
            System.out.print(Files.readString(home.environmentFile()));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + home.environmentFile(), e);
        }
    }
}
