package dxpulse.contracts.types;

/// Code of a KPI in the catalogue, such as `K6`: a letter, then up to 31 letters, digits, `-` or
/// `_`.
public record KpiCode(String value) implements Comparable<KpiCode> {
  public KpiCode {
    if (!value.matches("[A-Za-z][A-Za-z0-9_-]{0,31}")) {
      throw new IllegalArgumentException(
          "kpi: \"" + value + "\" (expected: a letter, then up to 31 letters, digits, - or _)");
    }
  }

  @Override
  public int compareTo(KpiCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
