/// Letters by SMTP.
@NullMarked
package dxpulse.ingestion.department.mail;

import org.jspecify.annotations.NullMarked;
