/// Cases over HTTP.
@NullMarked
package dxpulse.publication.story.http;

import org.jspecify.annotations.NullMarked;
