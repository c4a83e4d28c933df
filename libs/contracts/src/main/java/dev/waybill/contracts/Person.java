package dev.waybill.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A person as Git names one. Both parts come from outside and may hold anything; readers escape them.
 *
 * @param name the name, null if none was given
 * @param email the address, null if none was given; not checked
 */
public record Person(@Nullable String name, @Nullable String email) {}
