package dev.waybill.kit.directory;

/** An organisation, the tenant. */
public record Organization(long id, String slug, String name) {}
