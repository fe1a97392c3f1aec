/// A figure as it came in, read and not yet judged.
@NullMarked
package dxpulse.ingestion.draft;

import org.jspecify.annotations.NullMarked;
