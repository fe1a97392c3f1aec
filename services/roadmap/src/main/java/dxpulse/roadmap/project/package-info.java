/// Owns the projects of the plan. Drafts come in from the DX office; each change goes out as a new
/// version.
@NullMarked
package dxpulse.roadmap.project;

import org.jspecify.annotations.NullMarked;
