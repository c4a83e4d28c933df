package dev.waybill.local.command;

import dev.waybill.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** {@code reset}: ends the stack and forgets its data, secrets and logs. What was built stays. */
public final class ResetCommand {

    private final Home home;

    public ResetCommand(Home home) {
        this.home = home;
    }

    public int run() {
        int status = new DownCommand(home).run();
        if (status != 0) {
            return status;
        }
        try {
            for (Path directory : new Path[] {home.data(), home.logs(), home.run()}) {
                FileUtils.deleteDirectory(directory.toFile());
            }
            Files.deleteIfExists(home.secretsFile());
            Files.deleteIfExists(home.environmentFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget " + home.data(), e);
        }
        System.out.println("forgotten: the data in " + home.directory());
        return 0;
    }
}
