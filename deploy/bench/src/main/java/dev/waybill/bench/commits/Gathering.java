package dev.waybill.bench.commits;

import dev.waybill.contracts.RangeFact.RangeResolved;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Puts the parts of answers together, in whatever order and however often they come. For one thread. */
final class Gathering {

    private final Map<UUID, Map<Integer, Piece>> waiting = new HashMap<>();

    private record Piece(RangeResolved part, int bytes) {}

    /**
     * An answer of which all parts are there.
     *
     * @param shas in the order of the answer
     * @param bytes of the JSON of all parts
     */
    record Answer(UUID requestId, List<String> shas, boolean complete, int parts, long bytes) {}

    /**
     * Takes a part.
     *
     * @param bytes of its JSON
     * @return the whole answer if this was the last part missing
     */
    Optional<Answer> take(RangeResolved part, int bytes) {
        Map<Integer, Piece> known = waiting.computeIfAbsent(part.requestId(), _ -> new TreeMap<>());
        known.put(part.part().number(), new Piece(part, bytes));
        if (known.size() < part.part().of()) {
            return Optional.empty();
        }
        waiting.remove(part.requestId());
        return Optional.of(new Answer(
                part.requestId(),
                known.values().stream()
                        .flatMap(piece -> piece.part().commits().stream())
                        .map(commit -> commit.sha())
                        .toList(),
                part.complete(),
                known.size(),
                known.values().stream().mapToLong(Piece::bytes).sum()));
    }
}
