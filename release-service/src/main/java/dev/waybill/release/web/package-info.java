/** The pages that people open from a mail: a release, and a project's releases. */
@NullMarked
package dev.waybill.release.web;

import org.jspecify.annotations.NullMarked;
