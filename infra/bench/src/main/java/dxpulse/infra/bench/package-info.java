/// Benchmarks of the running platform, each beside a floor that is measured in the same run with
/// plain clients.
@NullMarked
package dxpulse.infra.bench;

import org.jspecify.annotations.NullMarked;
