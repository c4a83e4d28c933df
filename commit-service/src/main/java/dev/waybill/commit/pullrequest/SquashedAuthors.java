package dev.waybill.commit.pullrequest;

import dev.waybill.contracts.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who wrote what was squashed: the squashed commit itself names only whoever pressed the button. In the caller's transaction. */
@Singleton
public class SquashedAuthors {

    private final SquashRepository squashes;

    @Inject
    SquashedAuthors(SquashRepository squashes) {
        this.squashes = squashes;
    }

    /** The authors of the pull requests' commits that some commits are the squashed form of; nothing for all others. */
    @Transactional(TxType.MANDATORY)
    public Map<String, List<Person>> of(long repositoryId, Collection<String> shas) {
        return shas.isEmpty() ? Map.of() : squashes.authors(repositoryId, shas);
    }
}
