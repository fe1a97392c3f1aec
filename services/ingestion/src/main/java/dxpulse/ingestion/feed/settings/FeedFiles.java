package dxpulse.ingestion.feed.settings;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.ConfiguredFeed;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads definitions of feeds, one a file, in JSON or YAML. Nonsense stops the start with one line.
///
/// Beside the members of a definition a file may have `on`: whether the feed is switched on when it
/// is first seen.
public final class FeedFiles {
  private static final String ON = "on";

  private final DefinitionFormat format;

  public FeedFiles(DefinitionFormat format) {
    this.format = format;
  }

  /// @param places files, or folders of files
  public List<ConfiguredFeed> read(List<String> places) {
    List<ConfiguredFeed> feeds = new ArrayList<>();
    Map<String, Path> known = new HashMap<>();
    for (String place : places) {
      for (Path file : files(place.strip())) {
        ConfiguredFeed feed = read(file);
        Path other = known.put(feed.definition().id(), file);
        if (other != null) {
          throw refused(file, "/name", "\"" + feed.definition().name() + "\" is also in " + other);
        }
        String client = feed.definition().origin().client();
        Path same =
            client == null
                ? null
                : known.put("client " + feed.definition().organization() + "|" + client, file);
        if (same != null) {
          throw refused(file, "/origin/client", "\"" + client + "\" is also in " + same);
        }
        feeds.add(feed);
      }
    }
    return feeds;
  }

  private static List<Path> files(String place) {
    Path path = Path.of(place);
    if (place.isEmpty()) {
      return List.of();
    }
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.filter(file -> file.toString().matches(".*\\.(json|ya?ml)")).sorted().toList();
    } catch (IOException missing) {
      throw refused(path, "", "is neither a file nor a folder");
    }
  }

  private ConfiguredFeed read(Path file) {
    byte[] content;
    Map<?, ?> members;
    try {
      content = Files.readAllBytes(file);
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object read =
          new Yaml(new SafeConstructor(options)).load(new String(content, StandardCharsets.UTF_8));
      if (!(read instanceof Map<?, ?> map)) {
        throw refused(file, "", "is no definition");
      }
      members = map;
    } catch (MarkedYAMLException broken) {
      throw refused(
          file,
          "",
          "%s at line %d".formatted(broken.getProblem(), broken.getProblemMark().getLine() + 1));
    } catch (IOException | YAMLException broken) {
      throw refused(file, "", String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
    }
    Map<Object, Object> definition = new LinkedHashMap<>(members);
    // YAML reads the bare word on as true
    Object on = definition.containsKey(ON) ? definition.remove(ON) : definition.remove(true);
    DefinitionFormat.Read read = format.read(HttpFormat.mapper().writeValueAsString(definition));
    FeedDefinition feed = read.definition();
    if (feed == null) {
      FeedFault fault = read.faults().getFirst();
      throw refused(
          file,
          fault.place(),
          fault.message()
              + (fault.expected() == null ? "" : " (expected: " + fault.expected() + ")"));
    }
    return new ConfiguredFeed(feed, fingerprint(content), Boolean.TRUE.equals(on));
  }

  private static IllegalStateException refused(Path file, String pointer, String why) {
    return new IllegalStateException("dxpulse.feed.files: " + file + " " + pointer + ": " + why);
  }

  private static String fingerprint(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
