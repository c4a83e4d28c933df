@NullMarked
package dev.waybill.tidy.mail;

import org.jspecify.annotations.NullMarked;
