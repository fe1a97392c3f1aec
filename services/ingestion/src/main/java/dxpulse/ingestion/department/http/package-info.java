/// HTTP access to departments.
@NullMarked
package dxpulse.ingestion.department.http;

import org.jspecify.annotations.NullMarked;
