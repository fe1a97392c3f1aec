package dxpulse.infra.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The packages of one service: its root with the wiring, features, and their technologies.
///
/// @param root e.g. `dxpulse.ingestion`
record Rooms(String root) {
  /// What a package is called that talks to something outside. `edge` is what all of a service's
  /// technologies share: problem details, readiness, security.
  private static final Set<String> TECHNOLOGIES =
      Set.of(
          "csv",
          "edge",
          "estat",
          "fetch",
          "folder",
          "gateway",
          "http",
          "json",
          "jte",
          "kafka",
          "mail",
          "mongo",
          "oidc",
          "pdf",
          "raster",
          "redis",
          "settings",
          "slides",
          "spring",
          "sse",
          "streams",
          "workbook");

  private static final String EDGE = "edge";

  DescribedPredicate<JavaClass> own() {
    return DescribedPredicate.describe("of " + root, this::isOwn);
  }

  DescribedPredicate<JavaClass> wiring() {
    return DescribedPredicate.describe("wiring", type -> type.getPackageName().equals(root));
  }

  DescribedPredicate<JavaClass> features() {
    return DescribedPredicate.describe("features", this::isFeature);
  }

  DescribedPredicate<JavaClass> technologies() {
    return DescribedPredicate.describe("technologies", type -> technology(type).isPresent());
  }

  boolean isFeature(JavaClass type) {
    return isOwn(type) && !type.getPackageName().equals(root) && technology(type).isEmpty();
  }

  /// Whether one technology reaches into another; what is shared at the edge may be used by all.
  boolean areSiblings(JavaClass user, JavaClass used) {
    Optional<String> from = technology(user);
    Optional<String> to = technology(used);
    return from.isPresent()
        && to.isPresent()
        && !to.get().equals(EDGE)
        && !room(user).equals(room(used));
  }

  private boolean isOwn(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(root + ".");
  }

  private Optional<String> technology(JavaClass type) {
    return isOwn(type)
        ? Arrays.stream(inner(type)).filter(TECHNOLOGIES::contains).findFirst()
        : Optional.empty();
  }

  // The package up to its technology: `sheet.http` for `dxpulse.ingestion.sheet.http.form`.
  private String room(JavaClass type) {
    StringBuilder room = new StringBuilder();
    for (String name : inner(type)) {
      room.append(name).append('.');
      if (TECHNOLOGIES.contains(name)) {
        break;
      }
    }
    return room.toString();
  }

  private String[] inner(JavaClass type) {
    return type.getPackageName().substring(root.length()).split("\\.");
  }
}
