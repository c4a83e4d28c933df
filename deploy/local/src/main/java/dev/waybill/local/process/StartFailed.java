package dev.waybill.local.process;

import java.nio.file.Path;
import java.util.List;

/** A process did not come up. The message names it and carries the end of its log. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 30;

    public StartFailed(String process, String reason, Path log) {
        super(message(process, reason, log, LogTail.of(log, LINES)));
    }

    private static String message(String process, String reason, Path log, List<String> lines) {
        return process + " " + reason + ". The last lines of " + log + ":\n  " + String.join("\n  ", lines);
    }
}
