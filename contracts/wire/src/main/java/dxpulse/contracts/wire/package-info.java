/// How events travel: JSON bodies, CloudEvents headers in binary mode, the choice of partition,
/// dead letters.
@NullMarked
package dxpulse.contracts.wire;

import org.jspecify.annotations.NullMarked;
