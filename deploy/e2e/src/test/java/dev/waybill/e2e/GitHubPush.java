package dev.waybill.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A push as GitHub tells it: commits in order, the oldest first, without parents. */
final class GitHubPush {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String before;
    private final List<ObjectNode> commits = new ArrayList<>();
    private final String deliveryId = UUID.randomUUID().toString();
    private String after;
    private String repository = "demo/web";
    private boolean cut;

    private GitHubPush(String before) {
        this.before = before;
        this.after = before;
    }

    static GitHubPush from(String before) {
        return new GitHubPush(before);
    }

    /** A commit id that no other test has. */
    static String newSha() {
        return (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, 40);
    }

    GitHubPush commit(String name, String email, String message) {
        return commit(newSha(), name, email, message);
    }

    /** A commit that is somewhere already, such as in a checkout. */
    GitHubPush commit(String id, String name, String email, String message) {
        after = id;
        ObjectNode commit = JSON.createObjectNode()
                .put("id", after)
                .put("tree_id", newSha())
                .put("distinct", true)
                .put("message", message)
                .put("timestamp", "2026-11-24T10:0" + Math.min(9, commits.size()) + ":00Z")
                .put("url", "https://github.com/demo/web/commit/" + after);
        commit.putObject("author").put("name", name).put("email", email);
        commit.putObject("committer").put("name", name).put("email", email);
        commit.putArray("added");
        commit.putArray("removed");
        commit.putArray("modified").add("src/cart.js");
        commits.add(commit);
        return this;
    }

    /** In another repository. */
    GitHubPush in(String name) {
        repository = name;
        return this;
    }

    /** The host left out what follows the last commit, up to that one. */
    GitHubPush cutBefore(String head) {
        after = head;
        cut = true;
        return this;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }

    String deliveryId() {
        return deliveryId;
    }

    byte[] body() {
        ObjectNode push = JSON.createObjectNode()
                .put("ref", "refs/heads/main")
                .put("before", before)
                .put("after", after)
                .put("created", false)
                .put("deleted", false)
                .put("forced", false);
        ArrayNode list = push.putArray("commits");
        commits.forEach(list::add);
        push.set("head_commit", cut ? null : commits.getLast());
        push.putObject("repository").put("id", 1).put("full_name", repository);
        push.putObject("pusher").put("name", "ada");
        try {
            return JSON.writeValueAsBytes(push);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
