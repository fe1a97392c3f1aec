/// The staff shell: which pages the services offer, who may see them, and the HTML around them. In
/// come the services' own descriptions of their pages, out goes one page.
@NullMarked
package dxpulse.portal.shell;

import org.jspecify.annotations.NullMarked;
