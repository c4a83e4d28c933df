package dev.waybill.commit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.commit.GeneratedHistory;
import dev.waybill.commit.GitRepository;
import dev.waybill.commit.graph.ImportedCommit;
import dev.waybill.commit.host.outward.Guards;
import dev.waybill.commit.pullrequest.PullHead;
import dev.waybill.commit.repository.CloneSource;
import dev.waybill.contracts.FileChange;
import dev.waybill.contracts.Person;
import dev.waybill.test.GitHttpServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read out of a copy is what Git itself says. */
class MirrorTest {

    private static final int HISTORIES = 150;

    @TempDir
    static Path temporary;

    private static GitRepository generated;
    private static Path copy;

    @BeforeAll
    static void fetch() throws Exception {
        assumeTrue(GitRepository.isGitInstalled(), "Git is not installed here, so there is nobody to compare with");
        generated = GitRepository.create(temporary.resolve("generated"));
        generated.fastImport(GeneratedHistory.stream(HISTORIES, 25, 7));
        copy = temporary.resolve("copy");
        client(1L << 30, OptionalInt.empty()).fetch(copy, source(generated), null, List.of());
    }

    @Test
    void allCommitsComeWithTheirParents() throws Exception {
        Map<String, List<String>> parents = new HashMap<>();
        try (History history = History.open(copy)) {
            for (String sha : history.without(List.of(), List.of())) {
                ImportedCommit commit = history.read(sha);
                assertThat(parents.keySet()).as("parents come first").containsAll(commit.parents());
                parents.put(sha, commit.parents());
            }
        }

        assertThat(parents).isEqualTo(GeneratedHistory.parents(generated));
    }

    @Test
    void filesAreThoseOfGitLog() throws Exception {
        Map<String, List<FileChange>> expected = new HashMap<>();
        List<FileChange> files = new ArrayList<>();
        for (String line : generated.ask("log", "--all", "--name-status", "-M", "-l1000", "--format=commit %H")) {
            if (line.startsWith("commit ")) {
                files = new ArrayList<>();
                expected.put(line.substring(7), files);
            } else if (!line.isEmpty()) {
                String[] words = line.split("\t", -1);
                if (words[0].startsWith("R")) {
                    files.add(new FileChange(words[2], "A", words[1]));
                    files.add(new FileChange(words[1], "D"));
                } else {
                    files.add(new FileChange(words[1], words[0]));
                }
            }
        }

        try (History history = History.open(copy)) {
            for (Map.Entry<String, List<FileChange>> commit : expected.entrySet()) {
                assertThat(history.read(commit.getKey()).files())
                        .as(commit.getKey())
                        .containsExactlyInAnyOrderElementsOf(commit.getValue());
            }
        }
        assertThat(expected.values().stream().flatMap(List::stream).filter(file -> file.from() != null))
                .hasSizeGreaterThan(100);
    }

    @Test
    void aRangeIsThatOfRevList() throws Exception {
        try (History history = History.open(copy)) {
            for (int i = 0; i < 40; i++) {
                String one = generated.one("rev-parse", "h" + i + "/0");
                String other = generated.one("rev-parse", "h" + i + "/1");

                assertThat(new TreeSet<>(history.between(List.of(other), one)))
                        .isEqualTo(new TreeSet<>(generated.ask("rev-list", other + ".." + one)));
            }
        }
    }

    @Test
    void onlyWhatIsNewIsGivenAndRefsThatAreGoneGo() throws Exception {
        GitRepository source = small("growing");
        Path here = temporary.resolve("growing-copy");
        MirrorClient client = client(1L << 30, OptionalInt.empty());
        client.fetch(here, source(source), null, List.of());
        Map<String, String> before;
        try (History history = History.open(here)) {
            before = history.tips();
            assertThat(history.without(List.of(), List.of())).hasSize(3);
        }

        source.fastImport(
                commits("main", 4, 5) + "reset refs/heads/topic\nfrom 0000000000000000000000000000000000000000\n\n");
        client.fetch(here, source(source), null, List.of());

        try (History history = History.open(here)) {
            assertThat(history.without(before.values(), List.of())).hasSize(2);
            assertThat(history.tips()).containsOnlyKeys("refs/heads/main");
        }
    }

    @Test
    void whatOnlyAForkHasIsFetchedWithItsPullRequestAndIsNoBranch() throws Exception {
        GitRepository source = small("forked");
        source.fastImport(commits("refs/pull/7/head", "refs/heads/main", 8, 9)
                + commits("refs/pull/77/head", "refs/heads/main", 10, 10));
        String head = source.one("rev-parse", "refs/pull/7/head");
        Path here = temporary.resolve("forked-copy");

        client(1L << 30, OptionalInt.empty())
                .fetch(here, source(source), null, List.of(new PullHead(7, head), new PullHead(8, "8".repeat(40))));

        try (History history = History.open(here)) {
            assertThat(history.tips()).containsOnlyKeys("refs/heads/main", "refs/heads/topic");
            assertThat(history.without(history.tips().values(), List.of(head, "8".repeat(40))))
                    .containsExactly(source.one("rev-parse", head + "~1"), head);
            assertThat(history.has(source.one("rev-parse", "refs/pull/77/head")))
                    .isFalse();
        }
    }

    @Test
    void peopleTextsAndPatchesAreKept() throws Exception {
        GitRepository source = GitRepository.create(temporary.resolve("texts"));
        source.fastImport("""
                commit refs/heads/main
                author Ann Archer <ann@example.com> 1790000000 +0200
                committer =?Bo <bo@example.com> 1790000100 +0000
                data <<END
                first
                \u0007line
                END
                M 100644 inline a.txt
                data <<END
                one
                END

                commit refs/heads/main
                committer Bo <bo@example.com> 1790000200 +0000
                data <<END
                second
                END
                M 100644 inline a.txt
                data <<END
                one
                two
                END

                """);
        Path here = temporary.resolve("texts-copy");
        client(1L << 30, OptionalInt.empty()).fetch(here, source(source), null, List.of());

        try (History history = History.open(here)) {
            ImportedCommit first = history.read(source.one("rev-list", "--max-parents=0", "main"));
            assertThat(first.author()).isEqualTo(new Person("Ann Archer", "ann@example.com"));
            assertThat(first.committer()).isEqualTo(new Person("=?Bo", "bo@example.com"));
            assertThat(first.message()).isEqualTo("first\n line\n");
            assertThat(first.committedAt()).isEqualTo(Instant.ofEpochSecond(1_790_000_100));
            assertThat(first.patchId()).hasSize(40);
            assertThat(history.read(source.one("rev-parse", "main")).patchId())
                    .hasSize(40)
                    .isNotEqualTo(first.patchId());
            assertThat(history.read(first.sha())).as("read again").isEqualTo(first);
        }
    }

    @Test
    void aShallowCopySaysWhereItEnds() throws Exception {
        GitRepository source = small("deep");
        Path here = temporary.resolve("shallow-copy");

        client(1L << 30, OptionalInt.of(2)).fetch(here, source(source), null, List.of());

        try (History history = History.open(here)) {
            List<ImportedCommit> commits = new ArrayList<>();
            for (String sha : history.without(List.of(), List.of())) {
                commits.add(history.read(sha));
            }
            assertThat(commits).extracting(ImportedCommit::boundary).containsExactly(true, false);
            assertThat(commits.getFirst().files()).isEmpty();
        }
    }

    @Test
    void aTokenOpensARepositoryThatIsServedByHttpAndGoesNowhereElse() throws Exception {
        GitRepository source = small("served.git");
        MirrorClient client = client(1L << 30, OptionalInt.empty());
        try (GitHttpServer server = GitHttpServer.serve(temporary, "x-access-token", "secret")) {
            Path here = temporary.resolve("served-copy");
            client.fetch(
                    here, new CloneSource(server.url("served.git"), "x-access-token", "secret", null), null, List.of());
            try (History history = History.open(here)) {
                assertThat(history.without(List.of(), List.of())).hasSize(3);
                assertThat(history.tips()).containsEntry("refs/heads/main", source.one("rev-parse", "main"));
            }

            assertThatThrownBy(() -> client.fetch(
                            temporary.resolve("refused"),
                            new CloneSource(server.url("served.git"), "x-access-token", "wrong", null),
                            null,
                            List.of()))
                    .isInstanceOf(MirrorException.class)
                    .hasMessageContaining("check the token");
            assertThatThrownBy(() -> client.fetch(
                            temporary.resolve("led-away"),
                            new CloneSource(server.url("elsewhere/served.git"), "x-access-token", "secret", null),
                            null,
                            List.of()))
                    .isInstanceOf(MirrorException.class);
        }
    }

    @Test
    void whatIsTooLargeOrNotThereIsNotCopied() {
        assertThatThrownBy(() -> client(1, OptionalInt.empty())
                        .fetch(temporary.resolve("tiny"), source(generated), null, List.of()))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("larger than what is copied");
        assertThatThrownBy(() -> client(1L << 30, OptionalInt.empty())
                        .fetch(
                                temporary.resolve("nothing"),
                                new CloneSource("file://" + temporary.resolve("missing"), "git", null, null),
                                null,
                                List.of()))
                .isInstanceOf(MirrorException.class)
                .hasMessageContaining("There is no repository");
        assertThatThrownBy(() -> client(1L << 30, OptionalInt.empty())
                        .fetch(
                                temporary.resolve("nowhere"),
                                new CloneSource("ext::sh -c id", "git", null, null),
                                null,
                                List.of()))
                .isInstanceOf(MirrorException.class);
    }

    private static GitRepository small(String name) {
        GitRepository repository = GitRepository.create(temporary.resolve(name));
        repository.fastImport(commits("main", 1, 3) + "reset refs/heads/topic\nfrom refs/heads/main\n\n");
        return repository;
    }

    private static String commits(String branch, int from, int to) {
        return commits("refs/heads/" + branch, "refs/heads/" + branch, from, to);
    }

    private static String commits(String ref, String parent, int from, int to) {
        StringBuilder stream = new StringBuilder();
        for (int i = from; i <= to; i++) {
            stream.append("commit %s\ncommitter Bo <bo@example.com> %d +0000\ndata 3\nc%d\n"
                    .formatted(ref, 1_790_000_000 + i, i));
            stream.append(i == from && from > 1 ? "from %s^0\n".formatted(parent) : "");
            stream.append("M 100644 inline f%d\ndata 2\n%d\n\n".formatted(i, i));
        }
        return stream.toString();
    }

    private static CloneSource source(GitRepository repository) {
        return new CloneSource(repository.url(), "git", null, null);
    }

    private static MirrorClient client(long mostBytes, OptionalInt depth) {
        return new MirrorClient(Guards.local(), new MirrorSettings(mostBytes, depth), Clock.systemUTC());
    }
}
