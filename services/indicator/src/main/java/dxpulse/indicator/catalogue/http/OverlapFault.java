package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.wire.Problem;
import dxpulse.indicator.catalogue.Succession;

/// How an overlap of validities is told: where, with what, and the two ways out.
final class OverlapFault {
  private OverlapFault() {}

  static Problem.Fault of(Succession.Overlap overlap, Version draft) {
    return new Problem.Fault(
        "/validTo",
        "VALIDITY_OVERLAPS",
        "%sから適用される第%d版と適用期間が重なります / overlaps version %d, which holds from %s on"
            .formatted(
                overlap.year().japaneseLabel(),
                overlap.later().version(),
                overlap.later().version(),
                overlap.year()),
        draft.validTo() == null ? null : draft.validTo().toString(),
        "終わりを%1$s以前にするか、始まりを%2$s以降に / validTo %1$s or earlier, or validFrom %2$s or later"
            .formatted(overlap.year().previous(), overlap.later().validFrom()));
  }
}
