package dev.waybill.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A built service, put aside under a name made of its content. A running stack keeps its files when the sources are built
 * again, and the AOT cache, which is only good for the very files it was trained with, stays good.
 *
 * @param directory where the files are; never changed once there
 */
record Application(Path directory) {

    private static final int KEPT = 2;

    /** Puts the built service aside, unless this very build is there already. */
    static Application stage(Path built, Path applications) {
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(
                    built + " is not built; run ./waybill up, or ./waybill mvn -Dquick install");
        }
        try {
            List<Path> files = files(built);
            Path target = applications.resolve(key(built, files));
            if (!Files.exists(target)) {
                copy(built, files, target);
                prune(applications);
            }
            // The least recently used go first.
            Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
            return new Application(target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put " + built + " aside", e);
        }
    }

    Path jar() {
        return directory.resolve("quarkus-run.jar");
    }

    Path cache() {
        return directory.resolve("app.aot");
    }

    private static void copy(Path built, List<Path> files, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling("."));
        Path fresh = Files.createTempDirectory(target.resolveSibling("."), "stage-");
        for (Path file : files) {
            Path copy = fresh.resolve(built.relativize(file).toString());
            Files.createDirectories(copy.resolveSibling("."));
            if (library(built.relativize(file))) {
                linkOrCopy(file, copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(fresh); // another stack was faster
        }
    }

    /** The build replaces libraries, it never writes into them, so a second name for the same file is safe and free. */
    private static void linkOrCopy(Path file, Path copy) throws IOException {
        try {
            Files.createLink(copy, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static boolean library(Path name) {
        return name.startsWith("lib") && !name.toString().contains("dev.waybill");
    }

    private static void prune(Path applications) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.list(applications)) {
            all = entries.sorted(Comparator.comparing(Application::modified).reversed())
                    .toList();
        }
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            delete(old);
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path directory) throws IOException {
        FileUtils.deleteDirectory(directory.toFile());
    }

    private static List<Path> files(Path built) throws IOException {
        try (Stream<Path> walk = Files.walk(built)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Libraries carry their version in their name, so size will do; our own are looked at. */
    private static String key(Path built, List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                Path name = built.relativize(file);
                digest.update((name + " " + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                if (!library(name)) {
                    digest.update(Files.readAllBytes(file));
                }
            }
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
