/** Mail: renders what is told as text and HTML, and hands it to an SMTP server. */
@NullMarked
package dev.waybill.notify.channel.email;

import org.jspecify.annotations.NullMarked;
