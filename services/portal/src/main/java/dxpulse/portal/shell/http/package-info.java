/// Fetches what the services offer and serves the shell under `/staff`.
@NullMarked
package dxpulse.portal.shell.http;

import org.jspecify.annotations.NullMarked;
