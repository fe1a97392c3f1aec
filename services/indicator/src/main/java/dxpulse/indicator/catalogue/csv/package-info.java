/// CSV files of the catalogue, in and out.
@NullMarked
package dxpulse.indicator.catalogue.csv;

import org.jspecify.annotations.NullMarked;
