package dxpulse.contracts.types;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people call an area: the names that belong to the national codes, of 青森県 and its 40
/// municipalities. Others have none, and are shown by their code.
///
/// Source: 総務省「全国地方公共団体コード」; English names as the municipalities use them.
public final class AreaNames {
  private static final Map<AreaCode, LocalizedText> NAMES = read("area-names.csv");

  private AreaNames() {}

  public static Optional<LocalizedText> of(AreaCode area) {
    return Optional.ofNullable(NAMES.get(area));
  }

  /// The name in a language; empty where there is none.
  public static String of(AreaCode area, boolean english) {
    return of(area).map(name -> english ? name.english() : name.ja()).orElse("");
  }

  /// Every area that has a name, in the order of the codes.
  public static List<AreaCode> codes() {
    return NAMES.keySet().stream().sorted().toList();
  }

  static int count() {
    return NAMES.size();
  }

  private static Map<AreaCode, LocalizedText> read(String file) {
    InputStream content = Objects.requireNonNull(AreaNames.class.getResourceAsStream(file), file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split(",", -1))
          .collect(
              Collectors.toUnmodifiableMap(
                  fields -> new AreaCode(fields[0]),
                  fields -> new LocalizedText(fields[1], fields[2])));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
