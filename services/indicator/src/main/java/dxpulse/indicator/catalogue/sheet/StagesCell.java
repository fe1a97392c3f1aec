package dxpulse.indicator.catalogue.sheet;

import dxpulse.indicator.catalogue.sheet.CellContent.Complaint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table from stage to score in one cell: `検討=25; 試行=50`.
public final class StagesCell {
  static final String EXAMPLE = "検討=25; 試行=50; 本稼働=100";
  private static final Pattern NEEDS_QUOTES = Pattern.compile("^\\s|\\s$|[;；=＝\\n\\r「」]|^$");

  private StagesCell() {}

  public static CellContent<Map<String, BigDecimal>> read(String cell) {
    Map<String, BigDecimal> stages = new LinkedHashMap<>();
    List<String> items = new ArrayList<>();
    List<Complaint> complaints = new ArrayList<>();
    for (String item : Quoted.items(cell)) {
      int sign = Quoted.equalsSign(item, true);
      String name = sign < 0 ? "" : name(item.substring(0, sign).strip());
      if (name.isBlank()) {
        complaints.add(
            new Complaint(
                "NOT_A_STAGE",
                "段階は「名前=点」の形で書き、; で区切ってください / write a stage as name=score",
                item,
                EXAMPLE));
        continue;
      }
      Optional<BigDecimal> score = Figures.exact(item.substring(sign + 1));
      if (score.isEmpty()) {
        complaints.add(
            new Complaint(
                "NOT_A_NUMBER", Figures.complaint(item.substring(sign + 1)), item, EXAMPLE));
      } else if (stages.putIfAbsent(name, score.get()) != null) {
        complaints.add(
            new Complaint("STAGE_TWICE", "同じ段階が2つあります / the stage is there twice", item, EXAMPLE));
      } else {
        items.add(item);
      }
    }
    return new CellContent<>(stages, items, complaints);
  }

  public static String shown(Map<String, BigDecimal> stages) {
    return stages.entrySet().stream()
        .map(stage ->
            (NEEDS_QUOTES.matcher(stage.getKey()).find()
                    ? Quoted.quote(stage.getKey())
                    : stage.getKey())
                + "="
                + stage.getValue().toPlainString())
        .collect(Collectors.joining("; "));
  }

  private static String name(String text) {
    if (!text.startsWith("「")) {
      return text;
    }
    try {
      List<String> texts = Quoted.texts(text);
      return texts.size() == 1 ? texts.getFirst() : text;
    } catch (IllegalArgumentException onlyAPartIsQuoted) {
      return text;
    }
  }
}
