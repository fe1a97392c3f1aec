/// Everything that the boards show, as tables that anybody may take, keep and use: each dataset is
/// defined once, with its columns and their meanings, and written in several formats. One cell
/// holds one value, units stand apart, areas and times carry the national codes.
@NullMarked
package dxpulse.publication.opendata;

import org.jspecify.annotations.NullMarked;
