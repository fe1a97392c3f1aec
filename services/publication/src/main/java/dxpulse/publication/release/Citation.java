package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.JapanTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How a release is quoted: author, title, edition, day, address, and the day of the reading.
///
/// @param site the public origin, such as `https://dx.pref.aomori.lg.jp`
public record Citation(LocalizedText author, LocalizedText work, String site) {
  private static final DateTimeFormatter JAPANESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  /// The lasting address of a release in Japanese.
  public String address(Release release) {
    return address(release, false);
  }

  public String address(Release release, boolean english) {
    return site + (english ? "/en/releases/" : "/releases/") + release.id();
  }

  /// As it is quoted without saying when it was read.
  public LocalizedText of(Release release) {
    LocalDate since = JapanTime.day(published(release));
    String ja =
        "%s「%s %sリリース 第%d版」%s公表、%s"
            .formatted(
                author.ja(),
                work.ja(),
                release.period().japaneseLabel(),
                release.edition(),
                JAPANESE.format(since),
                address(release));
    String en =
        "%s. (%d). %s: %s, edition %d. Published %s. %s"
            .formatted(
                author.english(),
                since.getYear(),
                work.english(),
                release.period().englishLabel(),
                release.edition(),
                ENGLISH.format(since),
                address(release, true));
    return new LocalizedText(ja, en);
  }

  private static Instant published(Release release) {
    return release.publishedAt().orElse(release.content().takenAt());
  }

  /// @param accessed when it is read
  public LocalizedText of(Release release, Instant accessed) {
    LocalDate read = JapanTime.day(accessed);
    LocalizedText quoted = of(release);
    return new LocalizedText(
        quoted.ja() + "（" + JAPANESE.format(read) + "閲覧）",
        quoted.english() + " (accessed " + ENGLISH.format(read) + ")");
  }
}
