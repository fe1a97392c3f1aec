/// Values over HTTP.
@NullMarked
package dxpulse.indicator.value.http;

import org.jspecify.annotations.NullMarked;
