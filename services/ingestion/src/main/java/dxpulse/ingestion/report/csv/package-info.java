/// Histories of reports as CSV.
@NullMarked
package dxpulse.ingestion.report.csv;

import org.jspecify.annotations.NullMarked;
