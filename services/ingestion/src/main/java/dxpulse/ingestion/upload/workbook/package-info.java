/// Excel workbooks of figures, in and out.
///
/// What comes in is looked through by a guard before a library reads it, line by line. What goes
/// out is made to be filled in or mended, and to be sent as it is.
@NullMarked
package dxpulse.ingestion.upload.workbook;

import org.jspecify.annotations.NullMarked;
