package dxpulse.infra.testkit.witness.nofieldisinjected.figure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

class Culprit {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Inject {}

  @Inject Object store = new Object();

  record Innocent(@Inject Object store) {}
}
