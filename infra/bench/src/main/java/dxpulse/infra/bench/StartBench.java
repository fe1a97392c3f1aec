package dxpulse.infra.bench;

import java.util.List;

/// From `./dx up` on a built tree to ready, and the memory of everything then.
final class StartBench implements Bench.Benchmark {
  @Override
  public Report run(Workbench workbench) throws Exception {
    Platform platform = workbench.platform();
    return new Report(
        "start",
        List.of(
            new Report.Line(
                "./dx up --empty, built tree, to ready",
                "s",
                platform.startSeconds(),
                null,
                "<= 20 s"),
            new Report.Line(
                "resident memory of all processes",
                "MiB",
                platform.residentMebibytes(),
                null,
                "<= 2560 MiB")),
        List.of());
  }
}
