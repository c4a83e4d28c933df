package dev.waybill.e2e;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * This machine without the configuration of Git that its users have: that may run hooks over each commit, send a push elsewhere, or, where a
 * hook runs these tests, name another repository.
 */
final class BareSystem extends SystemReader.Delegate {

    private BareSystem(SystemReader machine) {
        super(machine);
    }

    /** Lets JGit see nothing else in this process. */
    static synchronized void install() {
        SystemReader machine = SystemReader.getInstance();
        if (!(machine instanceof BareSystem)) {
            SystemReader.setInstance(new BareSystem(machine));
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS files) {
        return new Nothing(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS files) {
        return new Nothing(parent, files);
    }

    private static final class Nothing extends FileBasedConfig {

        Nothing(Config parent, FS files) {
            super(parent, null, files);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
