/// Owns the question how much of an index depends on choices that could have been made otherwise.
///
/// The facts of a KPI come in; the indexes under other weights, aggregations and normalisations go
/// out, and which component matters most. Source: OECD/JRC Handbook on Constructing Composite
/// Indicators (2008), step 7, uncertainty and sensitivity analysis.
@NullMarked
package dxpulse.kpiscoring.sensitivity;

import org.jspecify.annotations.NullMarked;
