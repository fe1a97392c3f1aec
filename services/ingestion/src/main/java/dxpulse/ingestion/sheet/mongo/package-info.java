/// Last values in MongoDB.
@NullMarked
package dxpulse.ingestion.sheet.mongo;

import org.jspecify.annotations.NullMarked;
