package dxpulse.publication.report;

import dxpulse.publication.page.Lang;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says, in one language and ready to be set; every document is made from this.
///
/// @param site whose dashboard it is
/// @param date of the release, which is that of the document too
/// @param stamp what every page says of a document that is not for everybody yet
/// @param facts what it is of and since when, as names and values
/// @param notices what has to be kept in mind about its figures
/// @param note the words of the office, by paragraphs
/// @param highlights KPIs that the office chose, in its order
/// @param since what the release shows otherwise than the one before it; absent for a first one
/// @param stories the cases that its KPIs tell of
public record Report(
    Lang lang,
    String site,
    String title,
    Instant date,
    @Nullable String stamp,
    List<Fact> facts,
    List<String> notices,
    Said summary,
    List<Said> note,
    List<Sheet> highlights,
    List<Line> fields,
    List<Line> kpis,
    @Nullable Since since,
    List<Sheet> sheets,
    List<Story> stories,
    Ending ending) {

  public Report {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
    note = List.copyOf(note);
    highlights = List.copyOf(highlights);
    fields = List.copyOf(fields);
    kpis = List.copyOf(kpis);
    sheets = List.copyOf(sheets);
    stories = List.copyOf(stories);
  }

  public String of(String japanese, String english) {
    return lang.of(japanese, english);
  }

  /// Words and the language that they are in, which may be another one than the report's.
  public record Said(String words, String language) {}

  public record Fact(String name, String value) {}

  /// An index before and after.
  ///
  /// @param code of the KPI, empty for a field
  /// @param field that the KPI belongs to, empty for a field
  /// @param change in points, with its sign
  public record Line(
      String code,
      Said name,
      String field,
      String before,
      String after,
      String change,
      List<String> marks) {
    public Line {
      marks = List.copyOf(marks);
    }
  }

  /// What was corrected since the release before.
  ///
  /// @param release its title
  /// @param indexes none where nothing was
  public record Since(String release, List<Corrected> indexes) {
    public Since {
      indexes = List.copyOf(indexes);
    }
  }

  /// An index that the release before gave otherwise.
  public record Corrected(String code, Said name, String period, String before, String now) {}

  /// A KPI.
  ///
  /// @param before the period before
  /// @param reason why there is no index, if there is none
  /// @param chart the drawing of its history
  /// @param reading what the chart shows, in words
  /// @param warning that the two periods were computed by different methods, if they were
  /// @param prospects its pace, where its trend lands, and what was corrected in this period
  public record Sheet(
      Line line,
      String before,
      String after,
      @Nullable String reason,
      Said sentence,
      String chart,
      String reading,
      List<Point> history,
      List<Component> components,
      List<Fact> parts,
      @Nullable String warning,
      List<Fact> prospects) {
    public Sheet {
      history = List.copyOf(history);
      components = List.copyOf(components);
      parts = List.copyOf(parts);
      prospects = List.copyOf(prospects);
    }
  }

  /// @param index as people read it, absent where there is none
  public record Point(String period, @Nullable Double index, boolean provisional) {}

  /// An indicator of a KPI.
  public record Component(
      String code,
      Said name,
      String weight,
      String value,
      String target,
      String achievement,
      String period,
      List<String> marks) {
    public Component {
      marks = List.copyOf(marks);
    }
  }

  /// A case (代表的な事例) of a KPI.
  ///
  /// @param teller who did it, and where
  public record Story(
      String kpi,
      Said teller,
      Said summary,
      @Nullable Said before,
      @Nullable Said after,
      @Nullable Said effect) {}

  /// How the report is quoted, checked and used.
  public record Ending(String citation, String address, String checksum, String licence) {}
}
