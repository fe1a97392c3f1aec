/// KPI definitions and scores over HTTP.
@NullMarked
package dxpulse.kpiscoring.http;

import org.jspecify.annotations.NullMarked;
