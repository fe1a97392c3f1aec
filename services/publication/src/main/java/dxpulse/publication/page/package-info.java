/// The public pages, drawn on the server, complete without a script.
@NullMarked
package dxpulse.publication.page;

import org.jspecify.annotations.NullMarked;
