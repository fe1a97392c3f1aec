/// What tests share: real parts on free ports, tokens, house rules.
@NullMarked
package dxpulse.infra.testkit;

import org.jspecify.annotations.NullMarked;
