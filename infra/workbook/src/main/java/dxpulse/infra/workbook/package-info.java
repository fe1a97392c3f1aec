/// Opens Excel workbooks that somebody sent, and keeps what is exported from acting as a formula.
///
/// Every part of a file is looked through before a library reads it. There is no framework in here:
/// services of either kind use it.
@NullMarked
package dxpulse.infra.workbook;

import org.jspecify.annotations.NullMarked;
