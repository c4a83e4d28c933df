package dev.waybill.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code ./waybill} finds a JDK, a Maven and the client, and what it says where there is none. */
class LauncherToolsTest extends LauncherFixture {

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
}
