package dev.waybill.release.release;

/**
 * How releases of a project are made without a token of the API.
 *
 * @param token the secret under which addresses are signed
 * @param webhookUrl where to POST what would make a release
 */
record ReleaseHookView(String token, String webhookUrl) {}
