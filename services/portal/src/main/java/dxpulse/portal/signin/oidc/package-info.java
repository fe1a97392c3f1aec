/// Sign-in with OpenID Connect and the session that it leaves behind.
@NullMarked
package dxpulse.portal.signin.oidc;

import org.jspecify.annotations.NullMarked;
