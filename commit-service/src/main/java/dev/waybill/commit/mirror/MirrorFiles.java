package dev.waybill.commit.mirror;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the copies lie: a directory each, named by the id of the repository. */
@Singleton
final class MirrorFiles {

    private final Path root;

    @Inject
    MirrorFiles(MirrorConfig config) {
        this.root = config.directory().toAbsolutePath();
    }

    Path of(long repositoryId) {
        return root.resolve(Long.toString(repositoryId));
    }

    /** The repositories that have a copy here. */
    Set<Long> present() {
        Set<Long> ids = new TreeSet<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> directories = Files.list(root)) {
                directories
                        .map(directory -> directory.getFileName().toString())
                        .filter(name -> name.matches("[0-9]{1,18}"))
                        .forEach(name -> ids.add(Long.valueOf(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ids;
    }

    /** Removes a copy; it is made anew when it is wanted again. */
    void remove(long repositoryId) {
        Path directory = of(repositoryId);
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
