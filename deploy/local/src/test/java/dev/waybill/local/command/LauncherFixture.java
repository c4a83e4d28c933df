package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The bash part, in a repository of nothing but sources, with a JDK and a Maven that only tell what they are asked to do. */
abstract class LauncherFixture {

    static final String MAVEN = """
            #!/bin/sh
            if [ "$1" = -v ]; then echo "Apache Maven %1$s (abc)"; exit; fi
            echo "maven %1$s: $*" >> "$CALLS"
            for argument; do
              case $argument in
                -DoutputDirectory=*)
                  [ -z "$UNREACHABLE" ] || { echo 'the repository is not reachable'; exit 1; }
                  bin=${argument#*=}/apache-maven-3.9.14/bin
                  mkdir -p "$bin"
                  sed 's/%1$s/3.9.14/g' "$0" > "$bin/mvn"
                  exit ;;
                install)
                  [ -z "$BROKEN" ] || { echo "$BROKEN"; exit 1; }
                  [ -z "$HOLD" ] || { touch "$HOLD.reached"; read line < "$HOLD"; }
                  for service in ingest release commit notify; do
                    mkdir -p "$service-service/target/quarkus-app"
                    touch "$service-service/target/quarkus-app/quarkus-run.jar"
                  done
                  mkdir -p deploy/local/target
                  touch deploy/local/target/local.jar
                  printf '/somewhere/library.jar' > deploy/local/target/classpath ;;
              esac
            done
            """;
    private static final String JAVA = """
            #!/bin/sh
            echo "java: $*" >> "$CALLS"
            """;

    @TempDir
    Path directory;

    Path root;
    Path source;
    Path path;

    record Result(int status, String output, List<String> calls) {}

    @BeforeEach
    void lay() throws IOException {
        root = directory.resolve("a root with blanks");
        path = directory.resolve("path");
        source = write(root.resolve("libs/contracts/src/main/java/A.java"), "class A {}");
        write(root.resolve("pom.xml"), Files.readString(repository().resolve("pom.xml")));
        program(root.resolve("waybill"), Files.readString(repository().resolve("waybill")));
        isAnHourOld(root);
        jdk("jdk", "25.0.3");
        program(path.resolve("mvn"), MAVEN.formatted("3.9.9"));
    }

    Result waybill(String... arguments) throws Exception {
        return run(Map.of(), directory, arguments);
    }

    Result run(Map<String, String> environment, Path workingDirectory, String... arguments) throws Exception {
        return run(environment, workingDirectory, root.resolve("waybill"), arguments);
    }

    Result run(Map<String, String> environment, Path workingDirectory, Path script, String... arguments)
            throws Exception {
        Files.deleteIfExists(directory.resolve("calls"));
        Process process = start(environment, workingDirectory, script, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, calls());
    }

    Process start(Map<String, String> environment, Path workingDirectory, Path script, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path + ":" + tools(),
                        "HOME", directory.toString(),
                        "CALLS", directory.resolve("calls").toString(),
                        "JAVA_HOME", directory.resolve("jdk").toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    List<String> calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    static Path repository() {
        return Path.of(System.getProperty("waybill.root"));
    }

    /** The programs that the script uses, without the machine's own Maven and JDK. */
    private String tools() throws IOException {
        Path tools = directory.resolve("tools");
        Files.createDirectories(tools);
        for (String tool : List.of(
                "bash",
                "sh",
                "cat",
                "cp",
                "date",
                "dirname",
                "basename",
                "find",
                "grep",
                "head",
                "ln",
                "mkdir",
                "mktemp",
                "mv",
                "ps",
                "readlink",
                "rm",
                "sed",
                "sleep",
                "tail",
                "touch",
                "chmod",
                "uname")) {
            for (String bin : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(bin, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), program);
                }
            }
        }
        return tools.toString();
    }

    void jdk(String name, String version) throws IOException {
        write(directory.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(directory.resolve(name).resolve("bin/java"), JAVA);
        program(directory.resolve(name).resolve("bin/javac"), JAVA);
    }

    private static void isAnHourOld(Path folder) throws IOException {
        FileTime then = FileTime.from(Instant.now().minusSeconds(3_600));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, then);
            }
        }
    }

    static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, content);
    }

    static void program(Path file, String content) throws IOException {
        write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
