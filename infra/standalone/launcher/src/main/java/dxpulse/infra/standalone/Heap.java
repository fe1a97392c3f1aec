package dxpulse.infra.standalone;

/// How much a Java program may keep.
///
/// @param megabytes the most of it
/// @param young what of it is for what lives briefly: the collector stops the program each time it
///   is full, for about as long however large it is
record Heap(int megabytes, int young) {
  /// With a third for what lives briefly: with little of it the collector runs for nearly every
  /// request.
  static Heap of(int megabytes) {
    return new Heap(megabytes, megabytes / 3);
  }

  /// How much it begins with.
  int first() {
    return young + megabytes / 6;
  }
}
