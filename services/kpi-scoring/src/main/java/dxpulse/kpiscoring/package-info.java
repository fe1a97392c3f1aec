/// The kpi-scoring service: how KPIs are made, and their index for every period with its
/// explanation.
@NullMarked
package dxpulse.kpiscoring;

import org.jspecify.annotations.NullMarked;
