package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
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
    return site + "/releases/" + release.id();
  }

  /// @param accessed when it is read
  public LocalizedText of(Release release, Instant accessed) {
    LocalDate read = ReleaseCalendar.today(accessed);
    LocalDate since = ReleaseCalendar.today(release.publishedAt().orElse(accessed));
    String ja =
        "%s「%s %sリリース 第%d版」%s公表、%s（%s閲覧）"
            .formatted(
                author.ja(),
                work.ja(),
                release.period().japaneseLabel(),
                release.edition(),
                JAPANESE.format(since),
                address(release),
                JAPANESE.format(read));
    String en =
        "%s. (%d). %s: %s, edition %d. Published %s. %s (accessed %s)"
            .formatted(
                author.english(),
                since.getYear(),
                work.english(),
                release.period().englishLabel(),
                release.edition(),
                ENGLISH.format(since),
                site + "/en/releases/" + release.id(),
                ENGLISH.format(read));
    return new LocalizedText(ja, en);
  }
}
