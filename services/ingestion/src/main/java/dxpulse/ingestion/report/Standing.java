package dxpulse.ingestion.report;

import org.jspecify.annotations.Nullable;

/// How it stands with the figure of an indicator at a period, for the one who reports it.
public enum Standing {
  /// A first figure is expected, or what came back is to be mended.
  DUE,
  REPORTED,
  /// The period is finer than the rhythm, and nobody asks for it: it may be reported, but need not.
  NOT_EXPECTED;

  /// @param expected whether the rhythm of the indicator or an open round asks for the figure
  /// @param held whether a value is on record, of the period or of its parts
  public static Standing of(boolean expected, boolean held, @Nullable Report report) {
    if (report != null) {
      switch (report.state()) {
        case RETURNED, REOPENED -> {
          return DUE;
        }
        case SUBMITTED, RECORDED, APPROVED -> {
          return REPORTED;
        }
        case WITHDRAWN -> {
          // As if it had never been there.
        }
      }
    }
    return held ? REPORTED : expected ? DUE : NOT_EXPECTED;
  }
}
