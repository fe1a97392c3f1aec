package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Caller;
import dxpulse.ingestion.submission.RefusedFigures.Fault;
import java.util.List;

/// What was agreed with machines that send figures themselves.
public interface Machines {
  /// Whether what a machine sends needs nobody to approve it. One with whom nothing was agreed is
  /// trusted: an operator gave it its role.
  boolean isTrusted(Caller machine);

  /// Whether what was agreed with a machine is switched off: then nothing is taken from it.
  boolean isOff(Caller machine);

  /// The department that answers for what a machine sends.
  String departmentOf(Caller machine);

  /// Hears what a machine has sent, once it is answered.
  void hear(Caller machine, Sent sent);

  /// @param accepted figures that are promised
  /// @param locked those of the refused ones at which nothing is wrong
  /// @param faults of the refused ones
  record Sent(int accepted, int refused, int locked, long bytes, List<Fault> faults) {
    public Sent {
      faults = List.copyOf(faults);
    }
  }
}
