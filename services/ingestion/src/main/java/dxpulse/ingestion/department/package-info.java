/// Owns the departments (所管課) of each organization: their names and where their letters go. In come
/// the office's changes, and the settings once. Out go names for pages and files, addresses for
/// letters, and letters that only try whether they arrive.
@NullMarked
package dxpulse.ingestion.department;

import org.jspecify.annotations.NullMarked;
