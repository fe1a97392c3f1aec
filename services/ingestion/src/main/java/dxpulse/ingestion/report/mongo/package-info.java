/// Keeps reports and the rules of departments in MongoDB.
@NullMarked
package dxpulse.ingestion.report.mongo;

import org.jspecify.annotations.NullMarked;
