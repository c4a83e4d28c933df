package dev.waybill.commit.webhook;

import static dev.waybill.commit.webhook.Letter.object;

import java.util.List;
import java.util.Map;

/** The words of GitHub, and of those who follow its example. */
public final class GithubLikeLetters {

    private GithubLikeLetters() {}

    public static Map<String, Object> push(
            ToldPush push, List<Map<String, Object>> commits, Map<String, Object> repository) {
        return object(
                "ref",
                push.ref,
                "before",
                push.beforeOrZeros(),
                "after",
                push.afterOrZeros(),
                "forced",
                push.isForced(),
                "commits",
                commits,
                "repository",
                repository);
    }

    public static Map<String, Object> commit(ToldPush.Commit commit) {
        return object(
                "id", commit.sha(),
                "message", commit.message(),
                "timestamp", commit.at().toString(),
                "url", "https://git.example.com/commit/" + commit.sha(),
                "author", object("name", commit.name(), "email", commit.email(), "username", "ada"),
                "added", List.of("src/" + commit.sha()),
                "modified", List.of("README.md"),
                "removed", List.of());
    }

    public static Map<String, Object> repository(String id, String name) {
        return object("id", Integer.valueOf(id), "full_name", name, "html_url", "https://git.example.com/" + name);
    }

    public static Map<String, Object> pullRequest(ToldPullRequest told, Map<String, Object> repository) {
        return object(
                "action",
                told.isMerged() ? "closed" : "opened",
                "number",
                told.number(),
                "pull_request",
                object(
                        "number", told.number(),
                        "title", told.title(),
                        "body", told.body(),
                        "state", told.isMerged() ? "closed" : "open",
                        "merged", told.isMerged(),
                        "user", object("login", "ann"),
                        "merged_by", told.isMerged() ? object("login", "bob") : null,
                        "head", object("ref", "topic", "sha", told.head()),
                        "base", object("ref", "main", "sha", ToldPush.NOTHING),
                        "merge_commit_sha", told.mergeCommit(),
                        "html_url", "https://git.example.com/pull/" + told.number(),
                        "updated_at", told.at().toString()),
                "repository",
                repository);
    }
}
