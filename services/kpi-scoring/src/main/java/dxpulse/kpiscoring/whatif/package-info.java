/// Owns the question "what if": a proposal to change the method of a KPI, or values that might be
/// reported.
///
/// A proposal and the facts of today come in; the series that the KPI would have goes out beside
/// that of today. Nothing is kept, and nobody is told.
@NullMarked
package dxpulse.kpiscoring.whatif;

import org.jspecify.annotations.NullMarked;
