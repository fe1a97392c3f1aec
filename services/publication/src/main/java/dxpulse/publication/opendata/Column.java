package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column of a dataset.
///
/// @param name as in the files, `snake_case`; it never changes its meaning
/// @param about what it says, with its unit and what an empty cell means
/// @param value its value in a row: text, number, truth, day, instant, or absent
public record Column<R>(
    String name, Kind kind, LocalizedText about, Function<R, @Nullable Object> value) {

  /// What a column holds.
  public enum Kind {
    TEXT("string"),
    NUMBER("decimal"),
    INTEGER("integer"),
    TRUTH("boolean"),
    DAY("date"),
    INSTANT("dateTime");

    private final String xsd;

    Kind(String xsd) {
      this.xsd = xsd;
    }

    /// The type's name in XML Schema, as metadata of tables name it.
    public String xsd() {
      return xsd;
    }
  }

  /// The language of its texts, where it has one: `ja` or `en`.
  public Optional<String> language() {
    return Stream.of("ja", "en").filter(code -> name.endsWith("_" + code)).findFirst();
  }

  public static <R> Column<R> text(
      String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.TEXT, new LocalizedText(ja, en), value);
  }

  public static <R> Column<R> number(
      String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.NUMBER, new LocalizedText(ja, en), value);
  }

  static <R> Column<R> integer(
      String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.INTEGER, new LocalizedText(ja, en), value);
  }

  public static <R> Column<R> truth(
      String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.TRUTH, new LocalizedText(ja, en), value);
  }

  static <R> Column<R> day(String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.DAY, new LocalizedText(ja, en), value);
  }

  static <R> Column<R> instant(
      String name, String ja, String en, Function<R, @Nullable Object> value) {
    return new Column<>(name, Kind.INSTANT, new LocalizedText(ja, en), value);
  }
}
