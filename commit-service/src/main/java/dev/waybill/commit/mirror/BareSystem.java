package dev.waybill.commit.mirror;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine without the configuration of Git that its users have: that could send a fetch elsewhere ({@code insteadOf}), add credentials,
 * or start programs.
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
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** A configuration that is empty, and stays so. */
    private static final class Nothing extends FileBasedConfig {

        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
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
