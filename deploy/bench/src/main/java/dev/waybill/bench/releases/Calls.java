package dev.waybill.bench.releases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.bench.releases.Call.Request;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: lists in each order and with filters, a release, a new one, and lists of commits.
 *
 * @param projects how many there are, called {@code app-1} and so on
 * @param perProject how many releases each has
 * @param reads how often a call that changes nothing is measured
 */
record Calls(String organization, int projects, int perProject, int reads) {

    private static final int LIST_MILLIS = 50;
    private static final int CREATE_MILLIS = 30;
    private static final int TEN_THOUSAND_MILLIS = 3_000;

    /** Lists and details, which change nothing. */
    List<Call> reading() {
        return List.of(
                list("organisation, by date", "?"),
                list("organisation, by semver", "?sort=semver&"),
                list("organisation, by build", "?sort=build&"),
                list("organisation, substring", "?query=%s&", n -> versionOf(n).substring(0, 12)),
                list(
                        "organisation, release.version",
                        "?query=%s&",
                        n -> "release.version:>=" + Math.floorMod(n, 5) + ".3.0"),
                list("organisation, release.package", "?query=%s&sort=semver&", n -> "release.package:" + project(n)),
                list("organisation, release.build", "?query=%s&", n -> "release.build:" + build(n)),
                list("organisation, archived", "?status=archived&"),
                list("organisation, environment", "?environment=production&"),
                list("organisation, one project by semver", "?project=%s&sort=semver&", this::project),
                new Call("project, by date", LIST_MILLIS, reads, n -> Request.get(ofProject(n) + "?per_page=100")),
                new Call(
                        "project, by semver",
                        LIST_MILLIS,
                        reads,
                        n -> Request.get(ofProject(n) + "?sort=semver&per_page=100")),
                new Call("details", LIST_MILLIS, reads, n -> Request.get(of(versionOf(n)))),
                new Call(
                        "details in a project",
                        LIST_MILLIS,
                        reads,
                        n -> Request.get(ofProject(n) + segment(versionOf(n)))),
                new Call("commits of a release", LIST_MILLIS, reads, n -> Request.get(of(versionOf(n)) + "commits/")),
                new Call(
                        "previous with commits",
                        LIST_MILLIS,
                        reads,
                        n -> Request.get(of(versionOf(n)) + "previous-with-commits/")));
    }

    /** What makes and changes releases. */
    List<Call> writing() {
        return List.of(
                new Call("create", CREATE_MILLIS, reads, n -> create(project(n) + "@9.0.0+" + (n + reads), project(n))),
                new Call("create, there already", CREATE_MILLIS, reads, this::creating),
                setCommits(10, reads / 4, null),
                setCommits(1_000, 20, null),
                setCommits(10_000, 5, TEN_THOUSAND_MILLIS));
    }

    /** Makes a release as it is filled. */
    Request creating(int n) {
        return create(versionOf(n), project(n));
    }

    private Call setCommits(int commits, int times, @Nullable Integer aim) {
        return new Call(
                "set-commits of " + commits,
                aim,
                times,
                n -> new Request("PUT", of(versionOf(commits + n * 7)), commits(commits * 1_000_003L + n, commits)));
    }

    private Call list(String name, String parameters) {
        return new Call(name, LIST_MILLIS, reads, n -> Request.get(releases() + parameters + "per_page=100"));
    }

    private Call list(String name, String parameters, IntFunction<String> value) {
        return new Call(
                name,
                LIST_MILLIS,
                reads,
                n -> Request.get(releases()
                        + parameters.formatted(segment(value.apply(n)).replace("/", "")) + "per_page=100"));
    }

    private Request create(String version, String project) {
        return new Request(
                "POST", releases(), "{\"version\": \"%s\", \"projects\": [\"%s\"]}".formatted(version, project));
    }

    private static String commits(long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> """
                        {"id": "%040x", "repository": "acme/bench", "message": "Change %d", "author_name": "Ada",
                         "author_email": "ada@example.com", "timestamp": "2026-11-24T10:00:00Z",
                         "patch_set": [{"path": "src/file-%d.js", "type": "M"}]}""".formatted(seed * 100_003 + n, n, n))
                .collect(Collectors.joining(",", "{\"commits\": [", "]}"));
    }

    private String project(int n) {
        return "app-" + (1 + Math.floorMod(n * 31, projects));
    }

    /** The number of a filled release that has a version number. */
    private int build(int n) {
        int build = 1 + Math.floorMod(n * 7919, perProject);
        return build % 10 == 3 ? build - 1 : build;
    }

    /** A filled release with a number; see {@code fill.sql}. */
    String versionOf(int n) {
        int build = build(n);
        String prerelease = build % 20 == 7 ? "-rc" + build % 3 : "";
        return "%s@%d.%d.%d%s+%d".formatted(project(n), build / 1000, build / 50 % 20, build % 50, prerelease, build);
    }

    private String releases() {
        return "/api/0/organizations/" + organization + "/releases/";
    }

    private String of(String version) {
        return releases() + segment(version);
    }

    private String ofProject(int n) {
        return "/api/0/projects/" + organization + "/" + project(n) + "/releases/";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20") + "/";
    }
}
