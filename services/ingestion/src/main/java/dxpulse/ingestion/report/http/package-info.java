/// Shows the sheet to fill in and the reports on their way, and takes what people decide of them.
@NullMarked
package dxpulse.ingestion.report.http;

import org.jspecify.annotations.NullMarked;
