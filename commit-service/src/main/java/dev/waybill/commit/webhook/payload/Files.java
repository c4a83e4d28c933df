package dev.waybill.commit.webhook.payload;

import dev.waybill.commit.webhook.HostText;
import dev.waybill.contracts.FileChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of a commit as hosts list them: in three lists, each of which may be missing. */
public final class Files {

    private static final int MOST = 5_000;

    private Files() {}

    /** At most 5000, each once, without paths that no file should have. */
    public static List<FileChange> of(
            @Nullable List<@Nullable String> added,
            @Nullable List<@Nullable String> modified,
            @Nullable List<@Nullable String> removed) {
        Map<String, FileChange> files = new LinkedHashMap<>();
        add(files, added, "A");
        add(files, modified, "M");
        add(files, removed, "D");
        return new ArrayList<>(files.values());
    }

    private static void add(Map<String, FileChange> files, @Nullable List<@Nullable String> paths, String type) {
        if (paths != null) {
            paths.stream()
                    .map(HostText::path)
                    .filter(Objects::nonNull)
                    .takeWhile(_ -> files.size() < MOST)
                    .forEach(path -> files.putIfAbsent(path, new FileChange(path, type)));
        }
    }
}
