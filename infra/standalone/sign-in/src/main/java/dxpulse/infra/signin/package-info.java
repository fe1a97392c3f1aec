/// The OpenID provider of the embedded default: demo users with random passwords, one client for
/// the portal, machine clients.
///
/// Elsewhere Keycloak, or the prefecture's own provider, stands in its place; the services see only
/// plain OpenID Connect.
@NullMarked
package dxpulse.infra.signin;

import org.jspecify.annotations.NullMarked;
