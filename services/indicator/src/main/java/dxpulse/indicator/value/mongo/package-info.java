/// Values in MongoDB.
@NullMarked
package dxpulse.indicator.value.mongo;

import org.jspecify.annotations.NullMarked;
