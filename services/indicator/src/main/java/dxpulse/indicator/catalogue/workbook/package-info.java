/// Excel workbooks of the catalogue, in and out.
@NullMarked
package dxpulse.indicator.catalogue.workbook;

import org.jspecify.annotations.NullMarked;
