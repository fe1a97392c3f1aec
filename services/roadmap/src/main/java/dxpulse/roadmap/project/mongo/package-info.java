/// Projects as documents.
@NullMarked
package dxpulse.roadmap.project.mongo;

import org.jspecify.annotations.NullMarked;
