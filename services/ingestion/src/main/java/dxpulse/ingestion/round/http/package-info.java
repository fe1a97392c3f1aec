/// HTTP access to rounds.
@NullMarked
package dxpulse.ingestion.round.http;

import org.jspecify.annotations.NullMarked;
