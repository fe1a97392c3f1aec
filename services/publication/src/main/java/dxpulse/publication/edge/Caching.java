package dxpulse.publication.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;

/// How long readers and the caches between may keep what they were answered, and by what they know
/// that it still holds.
///
/// Entity tags are weak: the same content is sent plain or packed, and a strong tag would have to
/// differ between the two (RFC 9110, 8.8.3.3).
public final class Caching {
  /// What moves: a reader asks each time whether it still holds. A cache that many share answers
  /// for a second by itself, so that a crowd is one request a second here, and for a day when
  /// nobody answers it.
  public static final CacheControl LIVE =
      CacheControl.maxAge(Duration.ZERO)
          .cachePublic()
          .sMaxAge(Duration.ofSeconds(1))
          .staleIfError(Duration.ofDays(1));

  private static final String WEAK = "W/";

  private Caching() {}

  /// Whether the asker has this content already.
  ///
  /// @param known the request's `If-None-Match`: one tag or several, weak or strong
  /// @param tag the content's entity tag
  public static boolean isKnown(@Nullable String known, String tag) {
    return known != null
        && (known.contains(tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
            || known.strip().equals("*"));
  }

  /// A weak entity tag.
  ///
  /// @param digest changes with the content
  public static String weak(String digest) {
    return WEAK + '"' + digest + '"';
  }
}
