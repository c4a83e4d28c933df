package dev.waybill.commit.mirror;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine without the configuration of Git that its users have: that could send a fetch elsewhere ({@code insteadOf}), add credentials,
 * or start programs. What is read often is kept in a little more memory than JGit takes by itself; it is given back when there is too little.
 */
final class BareSystem extends SystemReader.Delegate {

    private static final int PACK_BYTES = 32 * 1024 * 1024;
    private static final int DELTA_BYTES = 24 * 1024 * 1024;

    private BareSystem(SystemReader machine) {
        super(machine);
    }

    /** Lets JGit see nothing else in this process. */
    static synchronized void install() {
        SystemReader machine = SystemReader.getInstance();
        if (!(machine instanceof BareSystem)) {
            SystemReader.setInstance(new BareSystem(machine));
            WindowCacheConfig memory = new WindowCacheConfig();
            memory.setPackedGitLimit(PACK_BYTES);
            memory.setDeltaBaseCacheLimit(DELTA_BYTES);
            memory.install();
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        FileBasedConfig user = new Nothing(parent, fs);
        // Nothing is run or built from a copy, so nobody gains by two objects of one id; hosts look for such ones
        // themselves. JGit's own
        // implementation, which looks for them too, takes half of the time of a fetch.
        user.setString("core", null, "sha1Implementation", "jdkNative");
        return user;
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
