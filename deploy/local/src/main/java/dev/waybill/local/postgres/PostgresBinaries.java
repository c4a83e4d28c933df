package dev.waybill.local.postgres;

import dev.waybill.local.process.Detached;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come as a Maven artifact, unpacked once and shared by all stacks of the repository. */
final class PostgresBinaries {

    private static final int OWNER_EXECUTE = 0100;

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks the programs for this machine below the given directory, unless they are there. */
    static PostgresBinaries unpack(Path shared) {
        try (InputStream stream =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch"))) {
            byte[] archive = stream.readAllBytes();
            Path target = shared.resolve("postgres-" + key(archive));
            if (!Files.exists(target)) {
                Files.createDirectories(shared);
                Path fresh = Files.createTempDirectory(shared, "unpack-");
                untar(archive, fresh);
                publish(fresh, target);
            }
            return new PostgresBinaries(target);
        } catch (IOException e) {
            throw new IllegalStateException("cannot unpack PostgreSQL into " + shared + ": " + e.getMessage(), e);
        }
    }

    /** A command line of one of the programs, such that PostgreSQL agrees to run. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(unprivileged());
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody, with the same files. */
    private static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return Detached.find("unshare")
                .map(program -> List.of(program.toString(), "-U"))
                .orElse(List.of());
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "Darwin" : name;
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another stack was faster; its copy is the same.
            FileUtils.deleteDirectory(fresh.toFile());
        }
    }

    private static void untar(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & OWNER_EXECUTE) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String key(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
