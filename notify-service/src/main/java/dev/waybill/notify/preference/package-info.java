/** What a person does not want to be told, and the links by which they say so without a login. */
@NullMarked
package dev.waybill.notify.preference;

import org.jspecify.annotations.NullMarked;
