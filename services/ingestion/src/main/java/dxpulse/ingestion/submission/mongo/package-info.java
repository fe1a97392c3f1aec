/// Idempotency keys and the fate of observations in MongoDB.
@NullMarked
package dxpulse.ingestion.submission.mongo;

import org.jspecify.annotations.NullMarked;
