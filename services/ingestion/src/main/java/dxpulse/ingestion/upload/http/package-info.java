/// Uploads over HTTP.
@NullMarked
package dxpulse.ingestion.upload.http;

import org.jspecify.annotations.NullMarked;
