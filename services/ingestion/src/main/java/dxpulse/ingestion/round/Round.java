package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A collection round (照会): the office asks departments for the figures of a period by a day.
///
/// @param changed the last change by a person
/// @param closed absent while the round is open
/// @param reminders what was sent or tried, in the order of the tries
/// @param version grows with each change by a person
/// @param revision grows with each change, also by a reminder
public record Round(
    String id,
    OrganizationCode organization,
    Asked asked,
    Act opened,
    @Nullable Act changed,
    @Nullable Act closed,
    List<Reminder> reminders,
    int version,
    int revision) {
  /// Due dates are days in Japan.

  public Round {
    reminders = List.copyOf(reminders);
  }

  /// What is asked for.
  ///
  /// @param due last day on which an answer is in time, in Japan
  /// @param reminderDays days counted from the due date: −7 is a week before it
  /// @param note what the departments should know
  public record Asked(
      LocalizedText title,
      Period period,
      List<IndicatorCode> indicators,
      LocalDate due,
      List<Integer> reminderDays,
      @Nullable String note) {
    public static final List<Integer> USUAL_REMINDERS = List.of(-7, -1, 0, 1, 7);
    private static final String FISCAL_YEAR = "年度";

    public Asked {
      indicators = List.copyOf(new LinkedHashSet<>(indicators));
      reminderDays = List.copyOf(new TreeSet<>(reminderDays));
    }

    /// The same of the period after it, due as many days after its end. A title that names the
    /// period, with its fiscal year or without, names the next one.
    public Asked following() {
      Period next = period.next();
      String english = title.en();
      return new Asked(
          new LocalizedText(
              title
                  .ja()
                  .replace(period.japaneseLabel(), next.japaneseLabel())
                  .replace(withinItsYear(period), withinItsYear(next)),
              english == null ? null : english.replace(period.englishLabel(), next.englishLabel())),
          next,
          indicators,
          next.end().plusDays(ChronoUnit.DAYS.between(period.end(), due)),
          reminderDays,
          note);
    }

    /// 第1四半期 of 令和8年度第1四半期; all of it where it names no part of a fiscal year.
    private static String withinItsYear(Period period) {
      String label = period.japaneseLabel();
      String part = label.substring(label.indexOf(FISCAL_YEAR) + FISCAL_YEAR.length());
      return label.contains(FISCAL_YEAR) && !part.isEmpty() ? part : label;
    }
  }

  /// Who did something, and when.
  public record Act(String by, Instant at) {}

  public static Round opened(String id, OrganizationCode organization, Asked asked, Act act) {
    return new Round(id, organization, asked, act, null, null, List.of(), 1, 1);
  }

  public Round changed(Asked to, Act act) {
    return new Round(
        id, organization, to, opened, act, closed, reminders, version + 1, revision + 1);
  }

  public Round closed(Act act) {
    return new Round(
        id, organization, asked, opened, changed, act, reminders, version + 1, revision + 1);
  }

  /// With a reminder in the place of what was known of it.
  public Round with(Reminder reminder) {
    List<Reminder> known = new ArrayList<>(reminders);
    boolean _ = known.removeIf(reminder::isAbout);
    known.add(reminder);
    return new Round(
        id, organization, asked, opened, changed, closed, known, version, revision + 1);
  }

  public Optional<Reminder> reminder(LocalDate day, String department) {
    return reminders.stream()
        .filter(each -> each.day().equals(day) && each.department().equals(department))
        .findFirst();
  }

  public boolean isOpen() {
    return closed == null;
  }

  /// The day by which a round is judged: today, and for a closed one the day of its closing.
  public LocalDate judgedOn(Instant now) {
    return JapanTime.day(closed == null ? now : closed.at());
  }
}
