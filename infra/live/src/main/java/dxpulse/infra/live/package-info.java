/// What publication and the portal do alike for their readers: the stream of changes to many open
/// pages at once, as the one tells it and the other passes it on, and answers to whoever did not
/// encode an address.
@NullMarked
package dxpulse.infra.live;

import org.jspecify.annotations.NullMarked;
