/// Owns the definitions of KPIs, each with all its versions.
///
/// Drafts come in from the DX office; a definition goes out whenever it changes, and an earlier
/// version is never overwritten.
@NullMarked
package dxpulse.kpiscoring.definition;

import org.jspecify.annotations.NullMarked;
