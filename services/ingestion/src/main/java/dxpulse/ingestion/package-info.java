/// The ingestion service: takes figures in from feeds, clerks and files, and loses none that it
/// accepted.
@NullMarked
package dxpulse.ingestion;

import org.jspecify.annotations.NullMarked;
