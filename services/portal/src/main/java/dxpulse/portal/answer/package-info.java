/// What the portal says itself when it cannot pass a request on: one problem, as JSON for programs
/// and as a page for people.
@NullMarked
package dxpulse.portal.answer;

import org.jspecify.annotations.NullMarked;
