/// The catalogue in MongoDB.
@NullMarked
package dxpulse.indicator.catalogue.mongo;

import org.jspecify.annotations.NullMarked;
