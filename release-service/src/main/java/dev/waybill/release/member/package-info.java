/** Members of an organisation over the web API: their roles and their addresses. */
@NullMarked
package dev.waybill.release.member;

import org.jspecify.annotations.NullMarked;
