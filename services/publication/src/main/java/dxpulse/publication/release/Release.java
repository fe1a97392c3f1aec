package dxpulse.publication.release;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The head of a release: all but its boards.
///
/// @param edition 1 for the first of its period, 2 for what replaced it
/// @param version grows with every writing, also with one that nobody sees
/// @param told how much of its news subscribers were told, see [Standing#news()]
/// @param trail what was done to it, oldest first
public record Release(
    Period period,
    int edition,
    int version,
    Standing standing,
    Words words,
    Content content,
    int told,
    List<Step> trail) {
  public Release {
    if (period.granularity().isEmpty()) {
      throw new IllegalArgumentException("period: " + period + " has no boards");
    }
    trail = List.copyOf(trail);
  }

  /// What the office says beside the figures.
  ///
  /// @param highlights KPIs that stand first on its page
  public record Words(@Nullable LocalizedText note, List<KpiCode> highlights) {
    public static final Words NONE = new Words(null, List.of());

    public Words {
      highlights = List.copyOf(highlights);
    }
  }

  /// Something that was done.
  ///
  /// @param by who did it; the clock where nobody did
  public record Step(Act act, String by, Instant at) {}

  public enum Act {
    PREPARED,
    EDITED,
    EMBARGOED,
    LIFTED,
    PUBLISHED,
    WITHDRAWN
  }

  /// Who acts when the time has come.
  public static final String CLOCK = "clock";

  /// Such as `FY2024-Q1-1`: it never names another release.
  public String id() {
    return id(period, edition);
  }

  static String id(Period period, int edition) {
    return period + "-" + edition;
  }

  public Granularity granularity() {
    return period.granularity().orElseThrow();
  }

  public boolean isPublic() {
    return standing.isPublic();
  }

  /// Grows with every act; whoever acts says which one they saw. That subscribers were told is no
  /// act.
  public int acts() {
    return trail.size();
  }

  /// When everybody could see it first.
  public Optional<Instant> publishedAt() {
    return switch (standing) {
      case Standing.Prepared prepared -> Optional.empty();
      case Standing.Embargoed embargoed -> Optional.empty();
      case Standing.Published(var at) -> Optional.of(at);
      case Standing.Withdrawn(var at, var end, var reason) -> Optional.of(at);
    };
  }

  /// When what everybody sees of it last changed: when it came out, or was withdrawn.
  public Optional<Instant> changedAt() {
    return standing instanceof Standing.Withdrawn withdrawn
        ? Optional.of(withdrawn.at())
        : publishedAt();
  }

  /// How often its time was set, moved or taken back, or it came out: whoever keeps its date knows
  /// by that which one is the newer.
  public int moves() {
    return (int)
        trail.stream()
            .filter(step ->
                switch (step.act()) {
                  case EMBARGOED, LIFTED, PUBLISHED -> true;
                  case PREPARED, EDITED, WITHDRAWN -> false;
                })
            .count();
  }

  /// Such as 令和6年度第1四半期リリース（第1版）.
  public LocalizedText title() {
    return title(period, edition);
  }

  static LocalizedText title(Period period, int edition) {
    return new LocalizedText(
        period.japaneseLabel() + "リリース（第" + edition + "版）",
        "Release of " + period.englishLabel() + ", edition " + edition);
  }

  static Release of(Period period, int edition, Content content, String by, Instant at) {
    return new Release(
        period,
        edition,
        1,
        new Standing.Prepared(),
        Words.NONE,
        content,
        0,
        List.of(new Step(Act.PREPARED, by, at)));
  }

  Release with(Content fresh, String by, Instant at) {
    return next(standing, words, fresh, new Step(Act.PREPARED, by, at));
  }

  Release with(Words said, String by, Instant at) {
    return next(standing, said, content, new Step(Act.EDITED, by, at));
  }

  Release with(Standing now, Act act, String by, Instant at) {
    return next(now, words, content, new Step(act, by, at));
  }

  /// Whether subscribers know how it stands.
  public boolean announced() {
    return told >= standing.news();
  }

  Release afterTelling(int news) {
    return new Release(period, edition, version + 1, standing, words, content, news, trail);
  }

  private Release next(Standing now, Words said, Content held, Step step) {
    List<Step> steps = new ArrayList<>(trail);
    steps.add(step);
    return new Release(period, edition, version + 1, now, said, held, told, steps);
  }
}
