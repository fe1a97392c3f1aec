/// Boards of rounds as workbooks.
@NullMarked
package dxpulse.ingestion.round.workbook;

import org.jspecify.annotations.NullMarked;
