@NullMarked
package dxpulse.infra.testkit.witness.everypackageisnullmarked.board;

import org.jspecify.annotations.NullMarked;
