/// Charts as SVG text: pure functions of their data, readable without colour and without a script.
@NullMarked
package dxpulse.publication.chart;

import org.jspecify.annotations.NullMarked;
