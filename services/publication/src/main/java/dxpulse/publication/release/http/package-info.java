/// Releases over HTTP: public pages, feed and files, and what the office does.
@NullMarked
package dxpulse.publication.release.http;

import org.jspecify.annotations.NullMarked;
