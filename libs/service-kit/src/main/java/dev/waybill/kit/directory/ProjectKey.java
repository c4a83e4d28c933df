package dev.waybill.kit.directory;

/** A client key, the user part of a DSN. Public by design. */
public record ProjectKey(String publicKey, long projectId, long organizationId, boolean active) {}
