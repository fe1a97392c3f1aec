/// The public pages under their addresses.
@NullMarked
package dxpulse.publication.page.http;

import org.jspecify.annotations.NullMarked;
