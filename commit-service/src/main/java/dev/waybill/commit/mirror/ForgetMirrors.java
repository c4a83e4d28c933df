package dev.waybill.commit.mirror;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Removes the copies of repositories that are gone. */
@Singleton
class ForgetMirrors {

    private static final Logger LOG = Logger.getLogger(ForgetMirrors.class);

    private final MirrorRepository mirrors;
    private final MirrorFiles files;

    @Inject
    ForgetMirrors(MirrorRepository mirrors, MirrorFiles files) {
        this.mirrors = mirrors;
        this.files = files;
    }

    @Transactional
    public void forget() {
        Set<Long> present = files.present();
        for (long gone : mirrors.without(present)) {
            files.remove(gone);
            LOG.infof("copy removed repo=%d", gone);
        }
    }
}
