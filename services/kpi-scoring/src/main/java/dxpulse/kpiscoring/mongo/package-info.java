/// KPI definitions and the readable history of scores in MongoDB.
@NullMarked
package dxpulse.kpiscoring.mongo;

import org.jspecify.annotations.NullMarked;
