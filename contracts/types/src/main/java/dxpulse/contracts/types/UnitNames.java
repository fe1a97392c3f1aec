package dxpulse.contracts.types;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What units are called in English: the catalogue names them in Japanese. One that is not listed,
/// such as kg, is the same in both languages or has no English.
public final class UnitNames {
  private static final List<Named> ALL = read("unit-names.csv");
  private static final Map<String, Named> NAMES =
      ALL.stream().collect(Collectors.toUnmodifiableMap(each -> each.name().ja(), each -> each));

  /// Of several that have one name in English the first is meant.
  private static final Map<String, String> JAPANESE =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> plain(each.name().english()),
                  each -> each.name().ja(),
                  (first, other) -> first));

  /// @param one what a single one is called in English
  record Named(LocalizedText name, String one) {}

  private UnitNames() {}

  /// Both names of a unit, if it has an English one.
  public static Optional<LocalizedText> of(String unit) {
    return Optional.ofNullable(NAMES.get(unit)).map(Named::name);
  }

  /// The name in a language; the unit itself where it has none in English.
  public static String of(String unit, boolean english) {
    return english ? of(unit).map(LocalizedText::english).orElse(unit) : unit;
  }

  /// What a single one is called in English: 1 company, where several are companies.
  public static String one(String unit) {
    return Optional.ofNullable(NAMES.get(unit)).map(Named::one).orElse(unit);
  }

  /// The unit that an English name means.
  public static Optional<String> japanese(String english) {
    return Optional.ofNullable(JAPANESE.get(plain(english)));
  }

  /// However it is typed: km² is also km2.
  private static String plain(String english) {
    return Normalizer.normalize(english.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static List<Named> read(String file) {
    InputStream content = Objects.requireNonNull(UnitNames.class.getResourceAsStream(file), file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      return named(file, lines.lines().toList());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// @throws IllegalStateException at the first line that names no unit, or one that is named above
  static List<Named> named(String file, List<String> lines) {
    List<Named> all = new ArrayList<>();
    Set<String> units = new HashSet<>();
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      if (fields.length != 3
          || fields[0].isBlank()
          || fields[1].isBlank()
          || !units.add(fields[0])) {
        throw new IllegalStateException(
            "%s, line %d: \"%s\" (expected: Japanese,English,English of a single one; each unit once)"
                .formatted(file, all.size() + 1, line));
      }
      all.add(
          new Named(
              new LocalizedText(fields[0], fields[1]),
              fields[2].isEmpty() ? fields[1] : fields[2]));
    }
    return List.copyOf(all);
  }
}
