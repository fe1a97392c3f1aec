package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.quarantine.Quarantine.Refused;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.Placed;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was refused at the places of values and how that ended, as far as the caller may see it.
///
/// It is told part by part: a feed that says nonsense every hour for a year is never in memory.
public final class TellRefused {
  private static final int MOST = 100;
  private static final int MOST_BYTES = 1_000_000;
  private static final int AT_ONCE = 50;

  private final Quarantine quarantine;
  private final RefusedFigures refusedFigures;
  private final Resolutions resolutions;

  public TellRefused(
      Quarantine quarantine, RefusedFigures refusedFigures, Resolutions resolutions) {
    this.quarantine = quarantine;
    this.refusedFigures = refusedFigures;
    this.resolutions = resolutions;
  }

  /// @param refused by areas, periods and ids; none where there is nothing at all
  /// @param next what the next part comes after; absent when there is none
  public record Part(List<Refused> refused, @Nullable String next) {
    public Part {
      refused = List.copyOf(refused);
    }
  }

  /// The areas for which a figure of an indicator was ever refused that the caller may see, in the
  /// order of their codes.
  public List<AreaCode> areas(IndicatorCode indicator, Caller caller) {
    return refusedFigures.placed(caller.organization(), indicator, null).stream()
        .map(Placed::area)
        .distinct()
        .filter(area -> !about(indicator, area, period -> true, null, caller).refused().isEmpty())
        .toList();
  }

  /// @param area the only one that is asked for; absent for all
  /// @param after the end of the part before, as it was told; absent for the first part
  public Part about(
      IndicatorCode indicator,
      @Nullable AreaCode area,
      Predicate<Period> asked,
      @Nullable String after,
      Caller caller) {
    List<Placed> placed =
        refusedFigures.placed(caller.organization(), indicator, area).stream()
            .filter(each -> after == null || each.key().compareTo(after) > 0)
            .filter(each -> asked.test(each.period()))
            .toList();
    List<Refused> told = new ArrayList<>();
    long bytes = 0;
    for (int from = 0; from < placed.size(); from += AT_ONCE) {
      List<Placed> some = placed.subList(from, Math.min(placed.size(), from + AT_ONCE));
      Map<String, Refused> found = found(some, caller);
      for (Placed each : some) {
        if (found.get(each.id()) instanceof Refused refused) {
          if (told.size() == MOST || (!told.isEmpty() && bytes + size(refused) > MOST_BYTES)) {
            return new Part(told, last(told));
          }
          told.add(refused);
          bytes += size(refused);
        }
      }
    }
    return new Part(told, null);
  }

  private Map<String, Refused> found(List<Placed> placed, Caller caller) {
    List<String> ids = placed.stream().map(Placed::id).toList();
    Map<String, Resolution> ended = resolutions.find(ids);
    Map<String, Refused> found = new HashMap<>();
    for (RefusedFigure figure : refusedFigures.find(ids)) {
      if (caller.is(Role.OPERATOR) || quarantine.isVisible(figure.ticket(), caller)) {
        found.put(figure.id(), new Refused(figure, ended.get(figure.id())));
      }
    }
    return found;
  }

  private static String last(List<Refused> told) {
    Refused last = told.getLast();
    return new Placed(last.place().area(), last.place().period(), last.figure().id()).key();
  }

  private static long size(Refused refused) {
    return refused.figure().raw().getBytes(StandardCharsets.UTF_8).length
        + refused.figure().errors().stream().mapToLong(fault -> fault.message().length()).sum();
  }

  /// Whether the caller finds it among what is to be mended.
  public boolean isTheirsToMend(Refused refused, Caller caller) {
    return refused.resolution() == null && quarantine.isVisible(refused.figure().ticket(), caller);
  }
}
