/// The files of open data over HTTP. Open to everybody, from every site.
@NullMarked
package dxpulse.publication.opendata.http;

import org.jspecify.annotations.NullMarked;
