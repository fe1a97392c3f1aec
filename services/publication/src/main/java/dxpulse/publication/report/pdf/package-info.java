/// Reports as accessible PDF.
@NullMarked
package dxpulse.publication.report.pdf;

import org.jspecify.annotations.NullMarked;
