/// Writes open data and its descriptions as JSON.
@NullMarked
package dxpulse.publication.opendata.json;

import org.jspecify.annotations.NullMarked;
