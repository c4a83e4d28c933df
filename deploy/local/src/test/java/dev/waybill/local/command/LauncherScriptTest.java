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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bash part, in a repository of nothing but sources, with a JDK and a Maven that only tell what they are asked to do. */
class LauncherScriptTest {

    private static final String MAVEN = """
            #!/bin/sh
            if [ "$1" = -v ]; then echo "Apache Maven %1$s (abc)"; exit; fi
            echo "maven %1$s: $*" >> "$CALLS"
            for argument; do
              case $argument in
                -DoutputDirectory=*)
                  bin=${argument#*=}/apache-maven-3.9.14/bin
                  mkdir -p "$bin"
                  sed 's/%1$s/3.9.14/g' "$0" > "$bin/mvn"
                  exit ;;
                install)
                  [ -z "$BROKEN" ] || { echo '[ERROR] does not compile'; exit 1; }
                  for service in ingest release commit notify; do
                    mkdir -p "$service-service/target/quarkus-app"
                    touch "$service-service/target/quarkus-app/quarkus-run.jar"
                  done
                  mkdir -p deploy/local/target
                  touch deploy/local/target/local-0.1.0-SNAPSHOT.jar
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

    private Path root;
    private Path source;
    private Path path;

    private record Result(int status, String output, List<String> calls) {}

    @BeforeEach
    void lay() throws IOException {
        root = directory.resolve("a root with blanks");
        path = directory.resolve("path");
        source = write(root.resolve("libs/contracts/src/main/java/A.java"), "class A {}");
        write(root.resolve("pom.xml"), "<project/>");
        program(root.resolve("waybill"), Files.readString(Path.of(System.getProperty("waybill.root"), "waybill")));
        jdk("jdk", "25.0.3");
        program(path.resolve("mvn"), MAVEN.formatted("3.9.9"));
    }

    @Test
    void the_first_up_builds_and_the_second_does_not() throws Exception {
        Result first = waybill("up", "--detach");
        Result second = waybill("up");

        assertThat(first.status()).as(first.output()).isZero();
        assertThat(first.calls().getFirst())
                .startsWith("maven 3.9.9: -q -Dquick -pl deploy/local,ingest-service,")
                .endsWith(" -am install");
        assertThat(first.calls().getLast())
                .contains(" -cp " + root.toRealPath()
                        + "/.waybill/launcher/lib/local-0.1.0-SNAPSHOT.jar:/somewhere/library.jar ")
                .endsWith("dev.waybill.local.Main up --detach");
        assertThat(second.calls()).singleElement().asString().endsWith("Main up");
    }

    @Test
    void what_changed_or_went_is_built_again() throws Exception {
        waybill("up");
        touch(source);
        assertThat(waybill("up").calls()).hasSize(2);

        assertThat(waybill("up").calls()).hasSize(1);
        Files.delete(source);
        assertThat(waybill("up").calls()).hasSize(2);

        Files.delete(root.resolve("notify-service/target/quarkus-app/quarkus-run.jar"));
        assertThat(waybill("up").calls()).hasSize(2);
    }

    @Test
    void a_build_that_fails_is_told_and_nothing_starts() throws Exception {
        Result result = run(Map.of("BROKEN", "yes"), directory, "up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("[ERROR] does not compile").contains("the build failed");
        assertThat(result.calls()).noneMatch(call -> call.startsWith("java"));
        assertThat(waybill("up").calls()).hasSize(2);
    }

    @Test
    void an_older_maven_fetches_a_fitting_one_once() throws Exception {
        program(path.resolve("mvn"), MAVEN.formatted("3.8.7"));

        Result first = waybill("mvn", "-pl", "libs/contracts", "test");
        Result second = waybill("test");

        assertThat(first.calls())
                .first()
                .asString()
                .startsWith("maven 3.8.7: -q -B org.apache.maven.plugins:maven-dependency-plugin:")
                .contains("-Dartifact=org.apache.maven:apache-maven:3.9.14:zip:bin");
        assertThat(first.calls()).last().isEqualTo("maven 3.9.14: -pl libs/contracts test");
        assertThat(second.calls()).containsExactly("maven 3.9.14: verify");
    }

    @Test
    void without_maven_it_says_what_to_do() throws Exception {
        Files.delete(path.resolve("mvn"));

        Result result = waybill("test");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("needs Maven and found no mvn");
    }

    @Test
    void without_the_right_jdk_it_says_what_to_do() throws Exception {
        Path script = root.resolve("waybill");
        Files.writeString(script, Files.readString(script).replace("JDK_FEATURE=25", "JDK_FEATURE=99"));

        Result result = waybill("up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("needs a JDK 99").contains("JAVA_HOME");
        assertThat(result.calls()).isEmpty();
    }

    @Test
    void the_jdk_is_found_behind_a_wrong_java_home() throws Exception {
        jdk("old", "17.0.15");

        Files.createSymbolicLink(path.resolve("javac"), directory.resolve("jdk/bin/javac"));

        Result result = run(Map.of("JAVA_HOME", directory.resolve("old").toString()), directory, "env");

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.calls()).last().asString().endsWith("Main env");
    }

    @Test
    void it_can_be_called_through_a_link_from_anywhere() throws Exception {
        Files.createSymbolicLink(directory.resolve("link"), root.resolve("waybill"));

        Result result = run(Map.of(), Path.of("/"), directory.resolve("link"), "up");

        assertThat(result.calls().getLast()).contains("-Dwaybill.root=" + root.toRealPath());
    }

    @Test
    void what_is_no_command_is_refused_with_the_usage() throws Exception {
        assertThat(waybill("upp").status()).isEqualTo(2);
        assertThat(waybill("upp").output()).contains("no such command: upp").contains("usage:");
        assertThat(waybill("help").status()).isZero();
    }

    private Result waybill(String... arguments) throws Exception {
        return run(Map.of(), directory, arguments);
    }

    private Result run(Map<String, String> environment, Path workingDirectory, String... arguments) throws Exception {
        return run(environment, workingDirectory, root.resolve("waybill"), arguments);
    }

    private Result run(Map<String, String> environment, Path workingDirectory, Path script, String... arguments)
            throws Exception {
        Path calls = directory.resolve("calls");
        Files.deleteIfExists(calls);
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path + ":" + tools(),
                        "HOME", directory.toString(),
                        "CALLS", calls.toString(),
                        "JAVA_HOME", directory.resolve("jdk").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, Files.exists(calls) ? Files.readAllLines(calls) : List.of());
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
                "mkdir",
                "mv",
                "ps",
                "readlink",
                "rm",
                "sed",
                "tail",
                "touch",
                "chmod")) {
            for (String bin : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(bin, tool);
                if (Files.exists(program) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), program);
                }
            }
        }
        return tools.toString();
    }

    private void jdk(String name, String version) throws IOException {
        write(directory.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(directory.resolve(name).resolve("bin/java"), JAVA);
        program(directory.resolve(name).resolve("bin/javac"), JAVA);
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, content);
    }

    private static void program(Path file, String content) throws IOException {
        write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
