package dev.waybill.commit.host;

import java.util.Optional;

/** A kind of place where repositories live. A host is added by a bean of this type. */
public interface GitHost {

    /** The short name, unique among hosts: {@code github}. */
    String name();

    /** The id that Sentry's clients know, which several hosts may share: {@code integrations:github}. */
    String providerId();

    /** The name that people know: {@code GitHub}. */
    String title();

    /** Whether a repository can have that name there; called with at most 200 characters. */
    boolean accepts(String repositoryName);

    /** How a name has to look, as a sentence for whoever got it wrong. */
    String nameRule();

    /** The page of a repository whose address was not given; empty where every installation has an address of its own. */
    Optional<String> pageOf(String repositoryName);

    /** How its webhooks are named in their addresses, that of the {@code WebhookHost} that reads them; empty if it sends none. */
    Optional<String> webhookName();

    /** What to enter by hand for a webhook; empty if it sends none. */
    Optional<WebhookForm> webhookForm();

    /** What a token can be used for; empty for a place without an API. */
    Optional<HostApi> api();

    /** The user name that goes with a token when it is cloned by https. */
    String cloneUser();
}
