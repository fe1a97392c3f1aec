/// Failures and headers of HTTP, translated into the portal's own answers.
@NullMarked
package dxpulse.portal.answer.http;

import org.jspecify.annotations.NullMarked;
