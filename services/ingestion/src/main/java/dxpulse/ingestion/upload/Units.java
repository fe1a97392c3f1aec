package dxpulse.ingestion.upload;

import dxpulse.contracts.types.UnitNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Units as people write them: 千円 is a thousand of 円, ％ is also パーセント, people are 人 and 名 alike.
/// Units of another kind are never converted.
final class Units {
  private static final Set<String> PERCENT = Set.of("%", "パーセント", "percent", "pct");
  private static final Map<String, Integer> PREFIXES = new LinkedHashMap<>();

  static {
    PREFIXES.put("十億", 9);
    PREFIXES.put("億", 8);
    PREFIXES.put("百万", 6);
    PREFIXES.put("万", 4);
    PREFIXES.put("千", 3);
  }

  private Units() {}

  /// By how many places the point moves when a figure in one unit is written in another; nothing
  /// when the units are of different kinds.
  static OptionalInt places(String from, String to) {
    Unit one = of(from);
    Unit other = of(to);
    return one.base().equals(other.base())
        ? OptionalInt.of(one.zeros() - other.zeros())
        : OptionalInt.empty();
  }

  /// How many zeros a unit stands for: three for 千人.
  static int zeros(String unit) {
    return of(unit).zeros();
  }

  private static Unit of(String text) {
    String written = CellReader.plain(text).toLowerCase(Locale.ROOT);
    if (PERCENT.contains(written)) {
      return new Unit("%", 0);
    }
    String plain = known(written);
    for (Map.Entry<String, Integer> prefix : PREFIXES.entrySet()) {
      if (plain.startsWith(prefix.getKey())) {
        return new Unit(known(plain.substring(prefix.getKey().length())), prefix.getValue());
      }
    }
    return new Unit(plain, 0);
  }

  /// One name for those that are called alike.
  private static String known(String unit) {
    return UnitNames.japanese(UnitNames.of(unit, true)).orElse(unit);
  }

  private record Unit(String base, int zeros) {}
}
