/// The pages' templates.
@NullMarked
package dxpulse.publication.page.jte;

import org.jspecify.annotations.NullMarked;
