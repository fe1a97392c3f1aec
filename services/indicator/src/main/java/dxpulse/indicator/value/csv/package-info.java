/// Writes the audit of values as CSV.
@NullMarked
package dxpulse.indicator.value.csv;

import org.jspecify.annotations.NullMarked;
