package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import java.time.Instant;

/// A published release, as a live board points to it.
public record ReleaseLink(String id, LocalizedText title, Instant publishedAt) {}
