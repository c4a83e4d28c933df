package dev.waybill.commit.host;

import dev.waybill.commit.host.EnsuredWebhook.Done;
import java.util.List;

/** Keeps exactly one webhook of ours at a host. What is ours is told by its address, or by the id that was noted when it was made. */
public final class WebhookKeeper {

    private WebhookKeeper() {}

    /** Makes it, mends it, or leaves it as it is. */
    public static EnsuredWebhook ensure(HostHooks hooks, WebhookWish wish) throws HostException {
        List<HostHooks.Hook> ours = ours(hooks, wish);
        if (ours.isEmpty()) {
            return new EnsuredWebhook(hooks.create(wish), Done.CREATED);
        }
        HostHooks.Hook kept =
                ours.stream().filter(hook -> isNoted(hook, wish)).findFirst().orElse(ours.getFirst());
        // Whoever finds one that was never noted cannot know its secret: an answer got lost, or somebody made it by
        // hand.
        boolean right = kept.right()
                && kept.address().equals(wish.address())
                && isNoted(kept, wish)
                && !wish.renewSecret()
                && ours.size() == 1;
        for (HostHooks.Hook other : ours) {
            if (other != kept) {
                hooks.delete(other.id());
            }
        }
        if (!right) {
            hooks.update(kept.id(), wish);
        }
        return new EnsuredWebhook(kept.id(), right ? Done.UNCHANGED : Done.REPAIRED);
    }

    /** Takes all of ours away. */
    public static void remove(HostHooks hooks, WebhookWish wish) throws HostException {
        try {
            for (HostHooks.Hook hook : ours(hooks, wish)) {
                hooks.delete(hook.id());
            }
        } catch (HostException failure) {
            if (failure.problem() != HostProblem.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private static List<HostHooks.Hook> ours(HostHooks hooks, WebhookWish wish) throws HostException {
        return hooks.list(wish).stream()
                .filter(hook -> hook.address().equals(wish.address()) || isNoted(hook, wish))
                .toList();
    }

    private static boolean isNoted(HostHooks.Hook hook, WebhookWish wish) {
        return hook.id().equals(wish.knownId());
    }
}
