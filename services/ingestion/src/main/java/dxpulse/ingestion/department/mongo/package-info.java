/// Departments in MongoDB.
@NullMarked
package dxpulse.ingestion.department.mongo;

import org.jspecify.annotations.NullMarked;
