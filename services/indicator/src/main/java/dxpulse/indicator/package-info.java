/// The indicator service: the catalogue of indicators, and every value ever with its revisions.
@NullMarked
package dxpulse.indicator;

import org.jspecify.annotations.NullMarked;
