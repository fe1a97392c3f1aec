/// Tells the counts over HTTP.
@NullMarked
package dxpulse.ingestion.summary.http;

import org.jspecify.annotations.NullMarked;
