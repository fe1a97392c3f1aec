/// The one web origin: it routes browsers and programs to the services, holds the sign-in session,
/// and composes the staff pages. It owns no data; in come HTTP requests, out go the same requests
/// with a bearer token.
@NullMarked
package dxpulse.portal;

import org.jspecify.annotations.NullMarked;
