package dxpulse.publication.page;

/// How a board page is asked for: all that changes it besides the board itself.
///
/// @param pinned whether the address names the period; if not, the page moves on with the latest
/// @param cacheAway whether the page says that the shared cache does not answer
public record Asked(Lang lang, boolean pinned, boolean cacheAway) {}
