package dev.waybill.commit.mirror;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Keeps the directories that were read last. Who goes through a history compares each commit's with its parent's, which were read a moment
 * ago. For one thread.
 */
final class TreeCache extends ObjectReader.Filter {

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /** Larger ones would push all others out. */
    private static final int LARGEST = 64 * 1024;

    /** What an entry takes beside its bytes. */
    private static final int OVERHEAD = 200;

    private final ObjectReader objects;
    private final Map<ObjectId, ObjectLoader> trees = new LinkedHashMap<>(1_024, 0.75f, true);
    private long bytes;

    /** Closes the reader when it is closed. */
    TreeCache(ObjectReader objects) {
        this.objects = objects;
    }

    @Override
    protected ObjectReader delegate() {
        return objects;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        if (type != Constants.OBJ_TREE) {
            return objects.open(id, type);
        }
        ObjectLoader known = trees.get(id);
        if (known != null) {
            return known;
        }
        ObjectLoader read = objects.open(id, type);
        if (!read.isLarge() && read.getSize() <= LARGEST) {
            keep(id.copy(), read);
        }
        return read;
    }

    private void keep(ObjectId id, ObjectLoader tree) {
        trees.put(id, tree);
        bytes += OVERHEAD + tree.getSize();
        var eldest = trees.entrySet().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= OVERHEAD + eldest.next().getValue().getSize();
            eldest.remove();
        }
    }
}
