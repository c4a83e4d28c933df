package dev.waybill.commit.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/** What is known of the people of each repository. In the caller's transaction. */
@Singleton
public class Identities {

    private final MailmapRepository mailmaps;

    @Inject
    Identities(MailmapRepository mailmaps) {
        this.mailmaps = mailmaps;
    }

    /** The people of a repository, as it wants to name them now. */
    @Transactional(TxType.MANDATORY)
    public People of(long repositoryId) {
        return mailmaps.find(repositoryId).map(Mailmap::parse).map(People::new).orElse(People.UNKNOWN);
    }

    /**
     * Takes over how a repository wants to name its people.
     *
     * @param mailmap the text of its {@code .mailmap}, null if it has none
     */
    @Transactional(TxType.MANDATORY)
    public void follow(long repositoryId, @Nullable String mailmap) {
        mailmaps.save(repositoryId, mailmap);
    }
}
