package dxpulse.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The built project: where the jars are that the platform is made of.
public record Checkout(Path root) {

  /// The checkout that the working folder lies in.
  ///
  /// @throws IllegalStateException when it lies in none
  public static Checkout containing(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("dx")) && Files.isDirectory(at.resolve("contracts"))) {
        return new Checkout(at);
      }
    }
    throw new IllegalStateException(
        folder + ": not inside the project (expected: a folder below ./dx)");
  }

  /// Names of the services: the folders of `services` that have been built.
  public List<String> services() {
    try (Stream<Path> folders = Files.list(root.resolve("services"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Path serviceJar(String service) {
    return root.resolve("services").resolve(service).resolve("target").resolve(service + ".jar");
  }

  public Path signInJar() {
    return root.resolve("infra/standalone/sign-in/target/sign-in.jar");
  }

  /// The jars of the services and of the sign-in, by name.
  Map<String, Path> programs() {
    Map<String, Path> jars = new LinkedHashMap<>();
    services().forEach(service -> jars.put(service, serviceJar(service)));
    jars.put("sign-in", signInJar());
    return jars;
  }

  public Path storeJar() {
    return root.resolve("infra/standalone/store/target/store.jar");
  }

  Path brokerJar() {
    return brokerLibraries().resolve("broker.jar");
  }

  public Path brokerLibraries() {
    return root.resolve("infra/standalone/broker/target/lib");
  }

  /// Code that the optimising compiler leaves alone.
  Path startOnly() {
    return root.resolve("infra/standalone/start-only.json");
  }

  /// Where Redis servers lie once they are unpacked.
  Path redisFolder() {
    return root.resolve("infra/standalone/launcher/target/redis");
  }

  /// The store's ahead-of-time cache.
  Path storeCache() {
    return storeJar().resolveSibling("run").resolve("store.aot");
  }

  /// The broker's ahead-of-time cache. Its name tells the libraries apart that it was recorded
  /// with.
  Path brokerCache() {
    try (Stream<Path> libraries = Files.list(brokerLibraries())) {
      String names =
          libraries
              .map(library -> library.getFileName().toString())
              .sorted()
              .collect(Collectors.joining("\n"));
      return brokerLibraries()
          .resolveSibling("run")
          .resolve("kafka-" + Integer.toHexString(names.hashCode()) + ".aot");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Path planJar() {
    return root.resolve("infra/standalone/plan/target/plan.jar");
  }
}
