package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bash part, in a repository of nothing but sources, with a JDK and a Maven that only tell what they are asked to do. */
class LauncherScriptTest {

    private static final String MAVEN = """
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

    private Path root;
    private Path source;
    private Path path;

    private record Result(int status, String output, List<String> calls) {}

    @BeforeEach
    void lay() throws IOException {
        root = directory.resolve("a root with blanks");
        path = directory.resolve("path");
        source = write(root.resolve("libs/contracts/src/main/java/A.java"), "class A {}");
        write(root.resolve("pom.xml"), Files.readString(repository().resolve("pom.xml")));
        program(root.resolve("waybill"), Files.readString(repository().resolve("waybill")));
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
                .contains(" -cp " + root.toRealPath() + "/.waybill/launcher/lib/local.jar:/somewhere/library.jar ")
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
        Result result = run(Map.of("BROKEN", "[INFO] so far so good\n[ERROR] does not compile"), directory, "up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("[ERROR] does not compile")
                .contains("the build failed")
                .doesNotContain("[INFO]");
        assertThat(result.calls()).noneMatch(call -> call.startsWith("java"));
        assertThat(waybill("up").calls()).hasSize(2);
    }

    @Test
    void a_build_that_fails_without_naming_an_error_is_told_by_its_last_lines() throws Exception {
        Result result = run(Map.of("BROKEN", "no space left on device"), directory, "up");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("no space left on device").contains("the build failed");
    }

    @Test
    void two_that_are_started_together_build_once() throws Exception {
        Path hold = directory.resolve("hold");
        assertThat(new ProcessBuilder("mkfifo", hold.toString()).start().waitFor())
                .isZero();
        Map<String, String> held = Map.of("HOLD", hold.toString());
        Process first = start(held, directory, root.resolve("waybill"), "up");
        await().until(() -> Files.exists(Path.of(hold + ".reached")));

        Process second = start(held, directory, root.resolve("waybill"), "up");
        BufferedReader said = second.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).contains("another ./waybill (" + first.pid() + ") builds");
        Files.writeString(hold, "go on\n");

        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
        assertThat(calls())
                .hasSize(3)
                .satisfiesOnlyOnce(call -> assertThat(call).startsWith("maven"));
    }

    @Test
    void the_turn_of_a_build_that_was_killed_holds_nobody_up() throws Exception {
        Path turn = turnOf(ended());

        assertThat(waybill("up").calls()).hasSize(2);

        assertThat(turn.resolveSibling("free")).exists();
    }

    /** While this one looks whether the holder is there still, another one has done so, too, and takes the turn; then it gives it back. */
    @Test
    void the_turn_of_a_build_that_was_killed_is_taken_by_only_one() throws Exception {
        Path turn = turnOf(ended());
        Path other = turn.resolveSibling("4711");
        program(path.resolve("ps"), """
                #!/bin/sh
                mv "%s" "%s" 2>/dev/null && exit
                mv "%s" "%s"
                echo ./waybill
                """.formatted(turn, other, other, turn.resolveSibling("free")));
        program(path.resolve("sleep"), "#!/bin/sh\n");

        Result result = waybill("up");

        assertThat(result.output()).contains("another ./waybill (4711) builds");
        assertThat(result.calls()).hasSize(2);
        assertThat(turn.resolveSibling("free")).exists();
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

    @ParameterizedTest
    @ValueSource(strings = {"up", "test", "cli"})
    void without_maven_it_says_what_to_do(String command) throws Exception {
        Files.delete(path.resolve("mvn"));

        Result result = waybill(command);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("needs Maven and found no mvn").doesNotContain("the build failed");
        assertThat(result.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "test"})
    void a_maven_that_cannot_be_fetched_is_told(String command) throws Exception {
        program(path.resolve("mvn"), MAVEN.formatted("3.8.7"));

        Result result = run(Map.of("UNREACHABLE", "yes"), directory, command);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("the repository is not reachable")
                .contains("cannot fetch Maven")
                .doesNotContain("the build failed");
    }

    @Test
    void the_client_is_that_of_the_version_in_the_pom() throws Exception {
        Matcher version = Pattern.compile("<sentry-maven-plugin.version>(.*)</")
                .matcher(Files.readString(repository().resolve("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(waybill("cli", "--version").calls())
                .first()
                .asString()
                .contains("-Dartifact=io.sentry:sentry-maven-plugin:" + version.group(1) + " ");
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
    void java_is_that_of_the_jdk() throws Exception {
        assertThat(waybill("java", "-cp", "a b.jar", "Cart.java").calls())
                .containsExactly("java: -cp a b.jar Cart.java");
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

    private static long ended() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    /** It is the turn of that process to build. */
    private Path turnOf(long process) throws IOException {
        return write(root.resolve(".waybill/build.turn").resolve(Long.toString(process)), "");
    }

    private Result waybill(String... arguments) throws Exception {
        return run(Map.of(), directory, arguments);
    }

    private Result run(Map<String, String> environment, Path workingDirectory, String... arguments) throws Exception {
        return run(environment, workingDirectory, root.resolve("waybill"), arguments);
    }

    private Result run(Map<String, String> environment, Path workingDirectory, Path script, String... arguments)
            throws Exception {
        Files.deleteIfExists(directory.resolve("calls"));
        Process process = start(environment, workingDirectory, script, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, calls());
    }

    private Process start(Map<String, String> environment, Path workingDirectory, Path script, String... arguments)
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

    private List<String> calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static Path repository() {
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
