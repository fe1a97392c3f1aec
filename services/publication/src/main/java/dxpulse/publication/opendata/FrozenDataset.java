package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;

/// A release as the catalogue lists it: a dataset that never changes.
///
/// @param id of the release
/// @param citation how it is quoted
/// @param issued when it was published
public record FrozenDataset(
    String id, LocalizedText title, LocalizedText citation, Period period, Instant issued) {}
