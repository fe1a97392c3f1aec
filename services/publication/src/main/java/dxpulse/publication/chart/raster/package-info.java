/// Drawings as pictures of points.
@NullMarked
package dxpulse.publication.chart.raster;

import org.jspecify.annotations.NullMarked;
