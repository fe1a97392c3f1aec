package dxpulse.infra.bench;

import java.util.concurrent.locks.LockSupport;

/// Keeps an even rate: the moments are fixed beforehand, so that a slow answer delays none of the
/// later ones.
final class Pace {
  private Pace() {}

  static void until(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
