package dxpulse.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs one benchmark by name, or all: prints a table and writes `target/bench/<name>.json`.
///
/// They run on a platform of their own, without the plan's data, on shifted ports, or on no
/// platform at all: one that is in use is left alone.
public final class Bench {
  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("start", new StartBench());
    ALL.put("freshness", new FreshnessBench());
    ALL.put("throughput", new ThroughputBench());
    ALL.put("scoring", new ScoringBench());
    ALL.put("ingest", new IngestBench());
    ALL.put("boards", new BoardsBench());
  }

  private Bench() {}

  /// One measurement.
  interface Benchmark {
    Report run(Workbench workbench) throws Exception;
  }

  /// @param args the root folder of the project, then names; none means all
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<String> names =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(ALL.keySet());
    for (String name : names) {
      if (!ALL.containsKey(name)) {
        System.err.println("bench: " + name + " (expected one of: " + ALL.keySet() + ")");
        System.exit(2);
      }
    }
    try (Workbench workbench = new Workbench(root)) {
      for (String name : names) {
        Report report = Objects.requireNonNull(ALL.get(name)).run(workbench);
        System.out.println(report.table());
        write(root, report);
      }
    }
  }

  private static void write(Path root, Report report) throws IOException {
    Path folder = root.resolve("target/bench");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(report.name() + ".json"), report.json());
  }
}
