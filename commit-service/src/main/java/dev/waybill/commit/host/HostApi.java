package dev.waybill.commit.host;

/**
 * What a host does for whoever holds a token. Each call is bounded in time and in what it reads, and goes only where the operator allows;
 * none may be made in a transaction, since a host may take its time. Every method can be repeated.
 */
public interface HostApi {

    /**
     * Whether the token opens the repository, and how its host names it.
     *
     * @throws HostException if it does not, or the host is away
     */
    RepositoryAtHost check(RemoteRepo repository) throws HostException;

    /**
     * Sees to it that the host has exactly one webhook of ours, and that it is as wished.
     *
     * @throws HostException if the token may not do so, or the host is away
     */
    EnsuredWebhook ensureWebhook(RemoteRepo repository, WebhookWish wish) throws HostException;

    /**
     * Takes our webhooks away. One that is gone already is no failure, nor is a repository that is.
     *
     * @throws HostException if the token may not do so, or the host is away
     */
    void removeWebhook(RemoteRepo repository, WebhookWish wish) throws HostException;

    /**
     * Where the branches are.
     *
     * @throws HostException if the token may not see them, or the host is away
     */
    BranchHeads branches(RemoteRepo repository) throws HostException;

    /**
     * The commits that are reachable from the head and not from the base.
     *
     * @param base a full object id
     * @param head a full object id
     * @throws HostException {@link HostProblem#NOT_FOUND} if the host does not know one of them
     */
    Comparison compare(RemoteRepo repository, String base, String head) throws HostException;
}
