/// Signing in. It owns the session; in comes what the provider says of somebody, out goes a caller
/// or the fact that nobody can sign in now.
@NullMarked
package dxpulse.portal.signin;

import org.jspecify.annotations.NullMarked;
