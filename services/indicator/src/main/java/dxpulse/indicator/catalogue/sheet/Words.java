package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The words of closed lists as the page of the catalogue shows them.
final class Words {
  private Words() {}

  static String of(Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> "高いほど良い";
      case LOWER_IS_BETTER -> "低いほど良い";
    };
  }

  static String of(Accumulation accumulation) {
    return switch (accumulation) {
      case FLOW -> "期間の合計";
      case STOCK -> "時点の値";
      case CUMULATIVE -> "計画開始からの累計";
      case RATE -> "割合";
      case AVERAGE -> "平均";
    };
  }

  static String of(Frequency frequency) {
    return switch (frequency) {
      case MONTH -> "毎月";
      case QUARTER -> "四半期";
      case HALF -> "半期";
      case YEAR -> "毎年";
    };
  }

  static String of(TargetPath path) {
    return switch (path) {
      case STEP -> "段階的";
      case LINEAR -> "直線";
    };
  }

  static String of(NormalisationMethod method) {
    return switch (method) {
      case RATIO -> "目標との比";
      case DISTANCE -> "基準値からの距離";
      case GOALPOSTS -> "下限と上限の間";
      case STAGES -> "段階の表";
    };
  }

  static String of(boolean flag) {
    return flag ? "はい" : "いいえ";
  }

  /// From the word of the code to the word that people read.
  static <E extends Enum<E>> Map<String, String> table(Class<E> type, Function<E, String> word) {
    Map<String, String> table = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      table.put(constant.name(), word.apply(constant));
    }
    return table;
  }

  static Map<String, String> flags() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("true", of(true));
    table.put("false", of(false));
    return table;
  }
}
