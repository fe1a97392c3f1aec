package dxpulse.publication.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The organisation's word that everybody may read about it.
///
/// @param by who gave it, at the organisation
/// @param on the day on which they did
public record Consent(String by, LocalDate on, @Nullable String note) {}
