/// Files of comma-separated values.
@NullMarked
package dxpulse.ingestion.upload.csv;

import org.jspecify.annotations.NullMarked;
