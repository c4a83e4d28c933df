package dev.waybill.commit.mirror;

import java.util.List;
import java.util.Map;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshConstants;
import org.jspecify.annotations.Nullable;

/** The configuration of SSH that leads every session to one address, and says nothing else. */
record SshRouteClient(String address) implements SshConfigStore, SshConfigStore.HostConfig {

    @Override
    public SshConfigStore.HostConfig lookup(String hostName, int port, String userName) {
        return this;
    }

    @Override
    public SshConfigStore.HostConfig lookupDefault(String hostName, int port, String userName) {
        return this;
    }

    @Override
    public @Nullable String getValue(String key) {
        return SshConstants.HOST_NAME.equalsIgnoreCase(key) ? address : null;
    }

    @Override
    public List<String> getValues(String key) {
        return List.of();
    }

    @Override
    public Map<String, String> getOptions() {
        return Map.of(SshConstants.HOST_NAME, address);
    }

    @Override
    public Map<String, List<String>> getMultiValuedOptions() {
        return Map.of();
    }
}
