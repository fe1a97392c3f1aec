/// Reports as slides.
@NullMarked
package dxpulse.publication.report.slides;

import org.jspecify.annotations.NullMarked;
