/// What the portal's own pages share: languages and safe text. Nothing comes in or goes out.
@NullMarked
package dxpulse.portal.page;

import org.jspecify.annotations.NullMarked;
