package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A column of a file of indicators. It is found by its Japanese title or by the name of the member
/// in JSON, never by its place.
public enum SheetColumn {
  CODE(
      Kind.TEXT,
      "コード",
      "code",
      "",
      "I15",
      "必須。英字で始まる半角の英数字と - _、32字まで",
      "Required: a letter, then up to 31 letters, digits, - or _",
      version -> SheetCell.BLANK),
  NAME_JA(
      Kind.TEXT,
      "名称",
      "name.ja",
      "/name/ja",
      "オンライン手続き利用率",
      "必須。200字まで",
      "Required: the name in Japanese, at most 200 characters",
      version -> Contents.text(version.name().ja())),
  NAME_EN(
      Kind.TEXT,
      "名称（英語）",
      "name.en",
      "/name/en",
      "Online procedure use",
      "英語の名称",
      "The name in English",
      version -> Contents.text(version.name().en())),
  DEFINITION_JA(
      Kind.TEXT,
      "定義",
      "definition.ja",
      "/definition/ja",
      "オンラインで受け付けた申請の割合",
      "2000字まで",
      "What is counted, at most 2000 characters",
      version -> Contents.text(version.definition(), true)),
  DEFINITION_EN(
      Kind.TEXT,
      "定義（英語）",
      "definition.en",
      "/definition/en",
      "Share of applications made online",
      "英語の定義。日本語の定義があるときだけ",
      "The definition in English, only beside one in Japanese",
      version -> Contents.text(version.definition(), false)),
  UNIT(
      Kind.TEXT,
      "単位",
      "unit",
      "/unit",
      "％",
      "必須",
      "Required: the unit",
      version -> Contents.text(version.unit())),
  DECIMALS(
      Kind.INTEGER,
      "小数点以下の桁数",
      "decimals",
      "/decimals",
      "1",
      "0～6。空欄の新しい指標は0",
      "0 to 6; 0 for a new indicator when blank",
      version -> Contents.number(BigDecimal.valueOf(version.decimals()))),
  DIRECTION(
      Words.table(Direction.class, Words::of),
      "方向",
      "direction",
      "/direction",
      "必須",
      "Required",
      version -> Contents.text(Words.of(version.direction()))),
  ACCUMULATION(
      Words.table(Accumulation.class, Words::of),
      "値の性質",
      "accumulation",
      "/accumulation",
      "必須",
      "Required: how values of months make those of quarters and years",
      version -> Contents.text(Words.of(version.accumulation()))),
  FREQUENCY(
      Words.table(Frequency.class, Words::of),
      "頻度",
      "frequency",
      "/frequency",
      "必須",
      "Required: how often values are expected",
      version -> Contents.text(Words.of(version.frequency()))),
  BASELINE_PERIOD(
      Kind.PERIOD,
      "基準値の期間",
      "baseline.period",
      "/baseline/period",
      "2022年度",
      "年度・半期・四半期・月。基準値があるとき必須",
      "Fiscal year, half, quarter or month; required beside a baseline",
      version ->
          version.baseline() == null
              ? SheetCell.BLANK
              : Contents.period(version.baseline().period())),
  BASELINE_VALUE(
      Kind.NUMBER,
      "基準値",
      "baseline.value",
      "/baseline/value",
      "25",
      "数",
      "A number",
      version -> Contents.number(version.baseline() == null ? null : version.baseline().value())),
  TARGETS(
      Kind.TARGETS,
      "目標",
      "targets",
      "/targets",
      TargetsCell.EXAMPLE,
      "「期間=値」を ; で区切る。60、≧60（以上）、≦60（以下）、10～20（範囲）、「現状より増加」（数値のない目標）",
      "period=value with ; between: 60, ≧60 at least, ≦60 at most, 10～20 a range, 「現状より増加」「words」",
      version -> Contents.text(TargetsCell.shown(version.targets()))),
  TARGET_PATH(
      Words.table(TargetPath.class, Words::of),
      "目標の経路",
      "targetPath",
      "/targetPath",
      "目標値の間のつなぎ方。空欄の新しい指標は「段階的」",
      "Between the targets; a step for a new indicator when blank",
      version -> Contents.text(Words.of(version.targetPath()))),
  METHOD(
      Words.table(NormalisationMethod.class, Words::of),
      "達成度の求め方",
      "normalisation.method",
      "/normalisation/method",
      "空欄の新しい指標は「目標との比」、低いほど良い指標は「基準値からの距離」",
      "When blank for a new indicator the ratio, or the distance where lower is better",
      version -> Contents.text(Words.of(version.normalisation().method()))),
  LOWER(
      Kind.NUMBER,
      "下限",
      "normalisation.lower",
      "/normalisation/lower",
      "0",
      "「下限と上限の間」のとき必須",
      "Required between lower and upper",
      version -> Contents.number(version.normalisation().lower())),
  UPPER(
      Kind.NUMBER,
      "上限",
      "normalisation.upper",
      "/normalisation/upper",
      "100",
      "「下限と上限の間」のとき必須",
      "Required between lower and upper",
      version -> Contents.number(version.normalisation().upper())),
  STAGES(
      Kind.STAGES,
      "段階の表",
      "normalisation.stages",
      "/normalisation/stages",
      StagesCell.EXAMPLE,
      "「名前=点」を ; で区切る。「段階の表」のとき必須",
      "name=score with ; between; required for a table of stages",
      version -> Contents.text(Contents.stages(version))),
  DEPARTMENT(
      Kind.TEXT,
      "所管課",
      "department",
      "/department",
      "dx-promotion",
      "必須。所管課のキー",
      "Required: the key of the department",
      version -> Contents.text(version.department())),
  SOURCE_STATISTIC(
      Kind.TEXT,
      "出典統計",
      "sourceStatistic",
      "/sourceStatistic",
      "通常業務",
      "値の出どころ",
      "Where the values come from",
      version -> Contents.text(version.sourceStatistic())),
  SAMPLE(
      Words.flags(),
      "サンプル値",
      "sample",
      "/sample",
      "基準値と目標値が実演用のとき「はい」",
      "Whether baseline and targets are for demonstration",
      version -> Contents.text(Words.of(version.sample()))),
  VALID_FROM(
      Kind.PERIOD,
      "適用開始年度",
      "validFrom",
      "/validFrom",
      "2024年度",
      "新しい指標では必須。この版が使われる最初の年度",
      "Required for a new indicator: the first fiscal year of this version",
      version -> Contents.period(version.validFrom())),
  VALID_TO(
      Kind.PERIOD,
      "適用終了年度",
      "validTo",
      "/validTo",
      "2027年度",
      "空欄は終わりなし",
      "The last fiscal year, open when there is none",
      version -> version.validTo() == null ? SheetCell.BLANK : Contents.period(version.validTo())),
  REASON(
      Kind.TEXT,
      "変更の理由",
      "reason",
      "/reason",
      "計画の見直し",
      "ある指標を変えるときは必須。読み込みのときに全行へまとめて付けることもできる",
      "Required for a change, here or once for the whole file",
      version -> SheetCell.BLANK);

  /// How a cell of the column is read.
  public enum Kind {
    TEXT,
    WORD,
    INTEGER,
    NUMBER,
    PERIOD,
    TARGETS,
    STAGES
  }

  /// What clears an optional member. A blank cell keeps what the catalogue says.
  public static final String CLEARED = "消す";

  private final Kind kind;
  private final String title;
  private final String member;
  private final String pointer;
  private final String example;
  private final String told;
  private final String toldInEnglish;
  private final Map<String, String> words;
  private final Function<Version, SheetCell> content;

  SheetColumn(
      Kind kind,
      String title,
      String member,
      String pointer,
      String example,
      String told,
      String toldInEnglish,
      Function<Version, SheetCell> content) {
    this(kind, title, member, pointer, example, told, toldInEnglish, Map.of(), content);
  }

  SheetColumn(
      Map<String, String> words,
      String title,
      String member,
      String pointer,
      String told,
      String toldInEnglish,
      Function<Version, SheetCell> content) {
    this(
        Kind.WORD,
        title,
        member,
        pointer,
        words.values().iterator().next(),
        told,
        toldInEnglish,
        words,
        content);
  }

  SheetColumn(
      Kind kind,
      String title,
      String member,
      String pointer,
      String example,
      String told,
      String toldInEnglish,
      Map<String, String> words,
      Function<Version, SheetCell> content) {
    this.kind = kind;
    this.title = title;
    this.member = member;
    this.pointer = pointer;
    this.example = example;
    this.told = told;
    this.toldInEnglish = toldInEnglish;
    this.words = words;
    this.content = content;
  }

  public Kind kind() {
    return kind;
  }

  /// The heading in Japanese.
  public String title() {
    return title;
  }

  /// The name of the member in JSON, with a dot before an inner one.
  public String member() {
    return member;
  }

  /// The JSON pointer into the body of `PUT /api/indicators/{code}`; empty for the code.
  public String pointer() {
    return pointer;
  }

  /// What could stand in a cell.
  public String example() {
    return example;
  }

  /// How to write it, in Japanese.
  public String told() {
    return told;
  }

  public String toldInEnglish() {
    return toldInEnglish;
  }

  /// The words that a cell may hold, from those of the code to those that people read; empty when
  /// the column has no closed list.
  public Map<String, String> words() {
    return words;
  }

  /// The word of the code for one that people read, or for itself.
  public Optional<String> codeWord(String text) {
    String plain = plain(text);
    return words.entrySet().stream()
        .filter(word -> plain(word.getKey()).equals(plain) || plain(word.getValue()).equals(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// What a version says in this column; blank for its code and its reason.
  public SheetCell content(Version version) {
    return content.apply(version);
  }

  /// The column with a heading.
  static Optional<SheetColumn> headed(String heading) {
    String plain = plain(heading);
    return Stream.of(values())
        .filter(each -> plain(each.title).equals(plain) || plain(each.member).equals(plain))
        .findFirst();
  }

  /// The column in which a fault in the body is to be mended.
  public static SheetColumn at(String pointer) {
    return Stream.of(values())
        .filter(each -> !each.pointer.isEmpty())
        .filter(each -> (pointer + "/").startsWith(each.pointer + "/"))
        .findFirst()
        .or(() ->
            switch (pointer) {
              case "/name" -> Optional.of(NAME_JA);
              case "/definition" -> Optional.of(DEFINITION_JA);
              case "/baseline" -> Optional.of(BASELINE_VALUE);
              case "/normalisation" -> Optional.of(METHOD);
              default -> Optional.empty();
            })
        .orElse(CODE);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
