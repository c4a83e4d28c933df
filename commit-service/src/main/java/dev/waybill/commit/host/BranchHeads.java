package dev.waybill.commit.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a host has the branches of a repository.
 *
 * @param heads the full object ids by the names of their refs, such as {@code refs/heads/main}; about {@link #MOST} at most
 * @param complete false if there are more branches
 */
public record BranchHeads(Map<String, String> heads, boolean complete) {

    /** When so many are known, no further page is read. */
    public static final int MOST = 2_000;

    private static final String BRANCHES = "refs/heads/";
    private static final int LONGEST_NAME = 500;
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    public BranchHeads {
        heads = Map.copyOf(heads);
    }

    /**
     * Reads a list of branches that comes in pages. What is no branch is left out. Where things are is told by JSON pointers.
     *
     * @param first the path of the page to begin with
     * @param next where the page after one is; empty for the last
     * @param list the list in a page
     * @param name the name in a branch, with or without {@code refs/heads/}
     * @param head the object id of its newest commit
     */
    public static BranchHeads read(
            HostSession session,
            String first,
            Function<HostAnswer, Optional<String>> next,
            String list,
            String name,
            String head)
            throws HostException {
        HostAnswer begin = session.get(first);
        if (!begin.body().at(list).isArray()) {
            throw session.unexpected();
        }
        Map<String, String> heads = new HashMap<>();
        boolean complete = Pages.each(session, begin, next, page -> {
            for (JsonNode branch : page.body().at(list)) {
                String told = branch.at(name).asText();
                String commit = branch.at(head).asText();
                if (!told.isEmpty()
                        && told.length() <= LONGEST_NAME
                        && OBJECT_ID.matcher(commit).matches()) {
                    heads.put(told.startsWith(BRANCHES) ? told : BRANCHES + told, commit);
                }
            }
            return heads.size() < MOST;
        });
        return new BranchHeads(heads, complete);
    }
}
