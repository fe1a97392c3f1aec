/// Reads answers that are Excel workbooks.
@NullMarked
package dxpulse.ingestion.feed.workbook;

import org.jspecify.annotations.NullMarked;
