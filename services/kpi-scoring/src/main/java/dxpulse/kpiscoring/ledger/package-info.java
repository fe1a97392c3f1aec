/// Owns what is known of the values: the newest revision of each, rolled up to any period, and
/// which KPIs a new one touches.
///
/// Recorded values and definitions come in; components ready to be scored go out.
@NullMarked
package dxpulse.kpiscoring.ledger;

import org.jspecify.annotations.NullMarked;
