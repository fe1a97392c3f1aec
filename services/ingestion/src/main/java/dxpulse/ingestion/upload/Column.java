package dxpulse.ingestion.upload;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  UNIT("単位"),
  NOTE("備考"),
  REFERENCE("出典", "根拠");

  private static final Pattern BRACKETED = Pattern.compile("(.+?)[(\\[［](.+)[)\\]］]");
  private static final Set<String> OURS =
      Set.of("結果", "メッセージ", "指標名", "定義", "前期の値", "result", "message");

  private final List<String> names;

  Column(String... names) {
    this.names = List.of(names);
  }

  /// The column that a heading means, with or without something in brackets behind its name.
  static Optional<Column> named(String heading) {
    String plain = heading(heading);
    Matcher bracketed = BRACKETED.matcher(plain);
    String name = bracketed.matches() ? bracketed.group(1) : plain;
    return Stream.of(values())
        .filter(each -> each.english().equals(name) || each.names.contains(name))
        .findFirst();
  }

  /// The unit that the heading of a column of figures gives in brackets, as in 実績値（千円）.
  static String unitIn(String heading) {
    Matcher bracketed = BRACKETED.matcher(heading(heading));
    return bracketed.matches() && named(heading).filter(Column::isFigure).isPresent()
        ? bracketed.group(2).replaceFirst("^単位[:：]?", "").strip()
        : "";
  }

  /// Whether a heading is one that we write ourselves and that says nothing new.
  static boolean isOurs(String heading) {
    return OURS.contains(heading(heading));
  }

  boolean isFigure() {
    return this == VALUE || this == NUMERATOR || this == DENOMINATOR;
  }

  private static String heading(String written) {
    return CellReader.plain(written).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  String japanese() {
    return names.getFirst();
  }

  String english() {
    return name().toLowerCase(Locale.ROOT);
  }
}
