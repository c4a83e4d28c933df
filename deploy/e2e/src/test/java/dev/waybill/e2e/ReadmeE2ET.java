package dev.waybill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.local.process.Detached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walk of the README, every line of it, in one shell as it is pasted. */
@ExtendWith(RunningStack.class)
final class ReadmeE2ET {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\\n(.*?)```");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Path ROOT = Path.of(System.getProperty("waybill.root"));

    private final Map<String, String> environment = RunningStack.environment();
    private final Web web = new Web(environment);

    @BeforeAll
    static void whatTheReadmeAsksFor() {
        List.of("bash", "curl", "openssl")
                .forEach(program -> assumeTrue(Detached.find(program).isPresent(), program + " is not installed here"));
    }

    @Test
    void theWalkRunsAsPastedAndEndsWithAMailToBoth() throws Exception {
        String environmentName = "walk-" + UUID.randomUUID().toString().substring(0, 8);

        String said = run(walk(environmentName));

        assertThat(said)
                .contains("sentry-cli ")
                .contains("\"id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"")
                .contains("the inbox as a page: " + environment.get("WAYBILL_MAIL_URL"));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(List.of("shop@1.0.0", "shop@1.0.1"))
                        .allSatisfy(version -> assertThat(
                                        web.get(web.releasePath(version)).status())
                                .isEqualTo(200)));
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(web.mailsAbout(environmentName))
                        .flatExtracting(Web.Mail::to)
                        .containsExactlyInAnyOrderElementsOf(RunningStack.memberEmails()));
        assertThat(web.get(web.releasePath("shop@1.1.0"))
                        .json()
                        .get("commitCount")
                        .asInt())
                .isEqualTo(3);
    }

    /** The stack of this suite is not in {@code .waybill}, and other tests deploy to production as well; nothing else is changed. */
    private static String walk(String environmentName) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section = readme.substring(readme.indexOf("## A walk"), readme.indexOf("## Where things are"));
        List<MatchResult> blocks = BLOCK.matcher(section).results().toList();
        assertThat(blocks)
                .hasSizeGreaterThan(4)
                .allMatch(block -> block.group(1).equals("sh"));
        String walk = blocks.stream().map(block -> block.group(2)).collect(Collectors.joining("\n"));
        assertThat(walk).contains(". .waybill/local.env;").contains(" -e production\n");
        return walk.replace(". .waybill/local.env;", ". \"$WAYBILL_HOME/local.env\";")
                .replace(" -e production\n", " -e " + environmentName + "\n");
    }

    private static String run(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("WAYBILL_") || name.startsWith("SENTRY_"));
        variables.put("WAYBILL_HOME", RunningStack.folder().toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("MAVEN_HOME", System.getProperty("maven.home"));
        // Maven is to find there what this build has fetched already.
        String repository = System.getProperty("localRepository");
        if (repository != null) {
            variables.put("MAVEN_ARGS", "-Dmaven.repo.local=" + repository);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
