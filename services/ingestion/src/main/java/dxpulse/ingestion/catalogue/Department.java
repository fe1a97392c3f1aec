package dxpulse.ingestion.catalogue;

import dxpulse.contracts.types.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A department (所管課).
///
/// @param key as definitions and tokens name it
/// @param mail where its reminders go
public record Department(String key, LocalizedText name, @Nullable String mail) {}
