/// Letters by SMTP.
@NullMarked
package dxpulse.ingestion.round.mail;

import org.jspecify.annotations.NullMarked;
