package dxpulse.ingestion.feed;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A feed as data: nothing of it needs code.
///
/// @param name lower case letters, digits and `-`
/// @param counts what is counted, in words, for whoever reads the figures
/// @param trusted whether its figures go straight on, or wait for an approver
public record FeedDefinition(
    String name,
    OrganizationCode organization,
    LocalizedText title,
    @Nullable LocalizedText counts,
    String department,
    Origin origin,
    Schedule schedule,
    Format format,
    Layout layout,
    Mapping mapping,
    boolean trusted) {
  @SuppressWarnings("NullAway") // members that a file leaves out
  public FeedDefinition {
    schedule = schedule == null ? Schedule.NONE : schedule;
    layout = layout == null ? Layout.PLAIN : layout;
    if (origin != null && origin.kind() == Origin.Kind.PUSH) {
      format = format == null ? Format.JSON : format;
      mapping = mapping == null ? Mapping.NOTHING : mapping;
    }
  }

  public String id() {
    return organization + "|" + name;
  }

  public boolean isPushed() {
    return origin.kind() == Origin.Kind.PUSH;
  }

  /// What decides which figures come of an answer: two that are alike here read alike.
  public FeedDefinition essence() {
    return new FeedDefinition(
        name,
        organization,
        new LocalizedText("-", "-"),
        null,
        "-",
        origin.withoutReaders(),
        Schedule.NONE,
        format,
        layout,
        mapping,
        false);
  }

  /// Indicators that it can feed, as far as its definition says so.
  public List<IndicatorCode> indicators() {
    Set<IndicatorCode> codes = new TreeSet<>(origin.indicators());
    for (Mapping.Figure figure : mapping.figures()) {
      Reading indicator = figure.indicator();
      if (!indicator.table().isEmpty()) {
        indicator.table().values().forEach(code -> add(codes, code));
      } else if (indicator.columns().isEmpty()) {
        add(codes, indicator.text());
      }
    }
    return List.copyOf(codes);
  }

  /// What readers are told of it beside its health.
  String asTold() {
    return title.ja() + "|" + title.en() + "|" + indicators();
  }

  private static void add(Set<IndicatorCode> codes, String text) {
    try {
      codes.add(new IndicatorCode(text));
    } catch (IllegalArgumentException refused) {
      // FeedRule says so
    }
  }
}
