package dxpulse.indicator.catalogue;

import org.jspecify.annotations.Nullable;

/// A rule that a definition breaks, and where.
///
/// @param message Japanese, then English
/// @param value what stands there, if anything does
/// @param expected what would be right; Japanese, then English
public record Breach(
    DefinitionRule rule, String pointer, String message, @Nullable String value, String expected) {}
