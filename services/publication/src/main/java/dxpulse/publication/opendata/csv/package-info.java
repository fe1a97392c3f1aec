/// Writes open data as comma-separated files.
@NullMarked
package dxpulse.publication.opendata.csv;

import org.jspecify.annotations.NullMarked;
