package dxpulse.publication.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;

/// How long readers and the caches between may keep what they were answered.
public final class Caching {
  /// What moves: a reader asks each time whether it still holds. A cache that many share answers
  /// for a second by itself, so that a crowd is one request a second here, and for a day when
  /// nobody answers it.
  public static final CacheControl LIVE =
      CacheControl.maxAge(Duration.ZERO)
          .cachePublic()
          .sMaxAge(Duration.ofSeconds(1))
          .staleIfError(Duration.ofDays(1));

  private Caching() {}

  /// Whether the asker has this content already.
  ///
  /// @param known the request's `If-None-Match`: one tag or several; one that was made weak on the
  ///   way is the same
  /// @param tag the content's entity tag, in quotes
  public static boolean isKnown(@Nullable String known, String tag) {
    return known != null && (known.contains(tag) || known.strip().equals("*"));
  }
}
