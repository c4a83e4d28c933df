/** The repositories of an organisation, and the secrets that their hosts sign with. */
@NullMarked
package dev.waybill.commit.repository;

import org.jspecify.annotations.NullMarked;
