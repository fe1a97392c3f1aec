/// Owns what a clerk needs to fill in: the indicators of the department, the values so far.
@NullMarked
package dxpulse.ingestion.sheet;

import org.jspecify.annotations.NullMarked;
