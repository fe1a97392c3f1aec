/// The catalogue over HTTP.
@NullMarked
package dxpulse.indicator.catalogue.http;

import org.jspecify.annotations.NullMarked;
