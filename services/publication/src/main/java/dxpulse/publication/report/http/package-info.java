/// Reports under their addresses.
@NullMarked
package dxpulse.publication.report.http;

import org.jspecify.annotations.NullMarked;
