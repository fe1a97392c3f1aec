/// Submissions over HTTP.
@NullMarked
package dxpulse.ingestion.submission.http;

import org.jspecify.annotations.NullMarked;
