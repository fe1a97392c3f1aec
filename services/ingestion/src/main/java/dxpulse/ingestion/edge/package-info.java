/// What several entrances of this service share.
@NullMarked
package dxpulse.ingestion.edge;

import org.jspecify.annotations.NullMarked;
