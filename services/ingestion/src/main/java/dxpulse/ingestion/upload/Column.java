package dxpulse.ingestion.upload;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A column of a file of figures. It is found by its name in either language, never by its place.
enum Column {
  INDICATOR("指標コード", "指標", "code"),
  PERIOD("期間", "対象期", "時点"),
  VALUE("値", "実績値"),
  NUMERATOR("分子"),
  DENOMINATOR("分母"),
  STAGE("段階"),
  STATUS("確度"),
  AREA("地域", "地域コード"),
  NOTE("備考"),
  REFERENCE("出典", "根拠");

  private final List<String> names;

  Column(String... names) {
    this.names = List.of(names);
  }

  static Optional<Column> named(String heading) {
    String plain = CellReader.plain(heading).toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(each -> each.english().equals(plain) || each.names.contains(plain))
        .findFirst();
  }

  String japanese() {
    return names.getFirst();
  }

  String english() {
    return name().toLowerCase(Locale.ROOT);
  }
}
