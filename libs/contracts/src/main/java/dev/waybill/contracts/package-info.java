/**
 * The public event contract of Waybill: what is said on which topic, in which words.
 *
 * <p>Every topic of facts has one sealed interface, and every fact is a record in it, named in the past tense. Adding a fact makes the
 * compiler list every consumer that must decide about it. A type's version is the last part of its name ({@code …v1}); within a version
 * only additions are allowed.
 */
@NullMarked
package dev.waybill.contracts;

import org.jspecify.annotations.NullMarked;
