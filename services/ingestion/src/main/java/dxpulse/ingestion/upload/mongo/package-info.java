/// Uploads in MongoDB.
@NullMarked
package dxpulse.ingestion.upload.mongo;

import org.jspecify.annotations.NullMarked;
