/// A release as a document for people who sit together over it: before and after, KPI by KPI, as
/// companies brief on their results. Made from the frozen boards alone, so it says what the pages
/// of the release say.
@NullMarked
package dxpulse.publication.report;

import org.jspecify.annotations.NullMarked;
