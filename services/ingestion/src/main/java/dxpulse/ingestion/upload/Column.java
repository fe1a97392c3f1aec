package dxpulse.ingestion.upload;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
      Stream.concat(
              Stream.of(
                  "結果",
                  "メッセージ",
                  "指標名",
                  "定義",
                  "前期の値",
                  "result",
                  "message",
                  "indicator name",
                  "definition",
                  "previous value",
                  Annotating.MENDS),
              Annotating.ADDED.stream())
          .map(Column::heading)
          .collect(Collectors.toUnmodifiableSet());

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

  /// What may stand in it.
  LocalizedText expected() {
    return switch (this) {
      case INDICATOR ->
          new LocalizedText("登録されている指標のコード（例：I05）", "the code of an indicator, e.g. I05");
      case PERIOD ->
          new LocalizedText(
              "期間（例：令和7年度第1四半期、FY2025-Q1、令和7年4月、2025-04）",
              "a period, e.g. FY2025-Q1, 令和7年度第1四半期, 2025-04");
      case VALUE, NUMERATOR, DENOMINATOR ->
          new LocalizedText("正確な数（例：1234.5）", "one exact number, e.g. 1234.5");
      case STAGE ->
          new LocalizedText("指標に登録されている段階の名前", "the name of one of the indicator's stages");
      case STATUS ->
          new LocalizedText(
              "確報・速報・推計・聞き取り・訂正のどれか", "FINAL, PROVISIONAL, ESTIMATED, HEARING or CORRECTED");
      case AREA ->
          new LocalizedText("全国地方公共団体コード6桁（例：022012）", "a local government code, e.g. 022012");
      case UNIT -> new LocalizedText("指標の単位", "the indicator's unit");
      case NOTE, REFERENCE -> new LocalizedText("2000字までの文", "a text of at most 2000 characters");
    };
  }

  String japanese() {
    return names.getFirst();
  }

  String english() {
    return name().toLowerCase(Locale.ROOT);
  }
}
