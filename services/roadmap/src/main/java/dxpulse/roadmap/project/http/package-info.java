/// Projects over HTTP.
@NullMarked
package dxpulse.roadmap.project.http;

import org.jspecify.annotations.NullMarked;
