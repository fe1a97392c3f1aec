package dxpulse.contracts.types;

/// Code of a KPI in the catalogue, such as `K6`: a letter, then up to 31 letters, digits, `-` or
/// `_`.
public record KpiCode(String value) implements Comparable<KpiCode> {
  public KpiCode {
    var _ = CodeShape.checked("kpi", value);
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
