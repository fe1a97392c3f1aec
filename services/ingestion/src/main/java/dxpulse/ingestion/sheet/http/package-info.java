/// The entry sheet over HTTP.
@NullMarked
package dxpulse.ingestion.sheet.http;

import org.jspecify.annotations.NullMarked;
