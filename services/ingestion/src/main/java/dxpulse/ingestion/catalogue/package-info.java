/// Owns what is known of the indicators, as their definitions tell.
@NullMarked
package dxpulse.ingestion.catalogue;

import org.jspecify.annotations.NullMarked;
