/** The local mail inbox: takes every mail over SMTP and shows it over HTTP. */
@NullMarked
package dev.waybill.local.mail;

import org.jspecify.annotations.NullMarked;
