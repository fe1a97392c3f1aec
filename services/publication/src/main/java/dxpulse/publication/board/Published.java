package dxpulse.publication.board;

import org.jspecify.annotations.Nullable;

/// A board that everybody can read now.
///
/// @param trace the W3C trace of the fact that changed it, where it is known
public record Published(BoardChange change, @Nullable String trace) {}
