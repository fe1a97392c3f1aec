package dxpulse.indicator.value;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import org.jspecify.annotations.Nullable;

/// What a value is of: an indicator, an area, a period.
public record ValueKey(
    OrganizationCode organization, IndicatorCode indicator, AreaCode area, Period period) {

  public static ValueKey of(ObservationSubmitted observation) {
    return new ValueKey(
        observation.organization(),
        observation.indicator(),
        observation.area(),
        observation.period());
  }

  public Series series() {
    return new Series(organization, indicator, area);
  }

  /// Whether the period lies between two, ends included; an absent one bounds nothing.
  public boolean liesBetween(@Nullable Period first, @Nullable Period last) {
    return (first == null || !period.start().isBefore(first.start()))
        && (last == null || !period.end().isAfter(last.end()));
  }

  /// Reads the text form.
  public static ValueKey parse(String text) {
    String[] parts = text.split("\\|", 4);
    return new ValueKey(
        new OrganizationCode(parts[0]),
        new IndicatorCode(parts[1]),
        new AreaCode(parts[2]),
        Period.parse(parts[3]));
  }

  /// The natural key in text form.
  @Override
  public String toString() {
    return organization + "|" + indicator + "|" + area + "|" + period;
  }

  /// All periods of an indicator in an area.
  public record Series(OrganizationCode organization, IndicatorCode indicator, AreaCode area) {
    @Override
    public String toString() {
      return organization + "|" + indicator + "|" + area;
    }
  }
}
