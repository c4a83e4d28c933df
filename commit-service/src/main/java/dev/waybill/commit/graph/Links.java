package dev.waybill.commit.graph;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Which commits repeat others or take them back. In the caller's transaction. */
@Singleton
public class Links {

    private static final int MOST = 100;

    private final LinkRepository links;

    @Inject
    Links(LinkRepository links) {
        this.links = links;
    }

    /** What a commit says of others, and others of it. */
    @Transactional(TxType.MANDATORY)
    public List<Link> around(long repositoryId, String sha) {
        return links.around(repositoryId, sha, MOST);
    }

    /** Other commits that change the same, whatever they say. */
    @Transactional(TxType.MANDATORY)
    public List<String> withSamePatch(long repositoryId, String sha) {
        return links.withSamePatch(repositoryId, sha, MOST);
    }
}
