package dev.waybill.bench.commits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Pushes to one repository as GitHub tells and signs them: three commits each, on top of the push before. */
final class GithubPushes {

    private static final int COMMITS = 3;
    private static final String NOTHING = "0".repeat(40);

    private final String name;
    private final SplittableRandom random;
    private final Mac mac;
    private String tip = NOTHING;

    GithubPushes(String name, String secret, long seed) {
        this.name = name;
        this.random = new SplittableRandom(seed);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A body and what goes into {@code X-Hub-Signature-256}. */
    record Push(String body, String signature) {}

    /** The next push. */
    Push next() {
        String before = tip;
        StringBuilder commits = new StringBuilder();
        String commit = "";
        for (int i = 0; i < COMMITS; i++) {
            tip = sha();
            commit = commit(tip);
            commits.append(i == 0 ? "" : ",").append(commit);
        }
        String body = """
                {"ref":"refs/heads/main","before":"%s","after":"%s","created":%b,"deleted":false,"forced":false,"base_ref":null,\
                "compare":"https://github.com/%s/compare/main","commits":[%s],"head_commit":%s,%s}""".formatted(before, tip, before.equals(NOTHING), name, commits, commit, frame());
        return new Push(body, "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8))));
    }

    private String commit(String sha) {
        return """
                {"id":"%s","tree_id":"%s","distinct":true,"message":"Change what had to be changed\\n\\nIt was wrong in three places, of which this mends two.",\
                "timestamp":"2026-11-24T09:00:00Z","url":"https://github.com/%s/commit/%s",\
                "author":{"name":"Ada","email":"ada@example.com","username":"ada"},\
                "committer":{"name":"Ada","email":"ada@example.com","username":"ada"},\
                "added":["src/main/java/com/example/New%s.java"],"removed":[],"modified":["README.md","src/main/java/com/example/Main.java"]}""".formatted(sha, sha(), name, sha, sha.substring(0, 6));
    }

    /** What GitHub tells about repository, owner and sender with every push takes some thousand bytes. */
    private String frame() {
        StringBuilder urls = new StringBuilder();
        for (int i = 0; i < 45; i++) {
            urls.append(",\"link_")
                    .append(i)
                    .append("_url\":\"https://api.github.com/repos/")
                    .append(name)
                    .append("/link-")
                    .append(i)
                    .append("{/sha}\"");
        }
        return """
                "repository":{"id":%d,"name":"%s","full_name":"%s","html_url":"https://github.com/%s","default_branch":"main"%s},\
                "pusher":{"name":"ada","email":"ada@example.com"},"sender":{"login":"ada","id":1}""".formatted(
                1_000 + Math.abs(name.hashCode() % 1_000_000), name.substring(name.indexOf('/') + 1), name, name, urls);
    }

    private String sha() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
