/// Cases as the office keeps them: written, agreed to by the organisation, published, withdrawn.
@NullMarked
package dxpulse.publication.story;

import org.jspecify.annotations.NullMarked;
