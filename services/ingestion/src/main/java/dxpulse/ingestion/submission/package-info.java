/// Owns the acceptance of figures: what is checked, what an answer promises.
///
/// Figures come in over HTTP; accepted ones go out as observations once Kafka holds them.
@NullMarked
package dxpulse.ingestion.submission;

import org.jspecify.annotations.NullMarked;
