package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.opendata.SampleFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RoadmapBoardTest {
  private static final Path REPORTED =
      Path.of(
          "../../contracts/events/project.updated/v1/examples/smart-work-with-reporters-name.json");

  @Test
  void everybodyReadsWhatWasReportedAndNobodyWhoReportedIt() throws IOException {
    ProjectUpdated project =
        EventCodec.decode(EventType.PROJECT_UPDATED, Files.readAllBytes(REPORTED));
    ProjectUpdated.Report report = project.reports().getFirst();
    LivePlan plan = SampleFacts.plan();
    plan.apply(new Fact.Project(project));

    String board =
        plan.key(BoardKey.ROADMAP, Granularity.QUARTER, null)
            .flatMap(plan::view)
            .map(view -> HttpFormat.mapper().writeValueAsString(view))
            .orElseThrow();

    assertThat(board)
        .contains(report.text())
        .doesNotContain(String.valueOf(report.reportedByName()), report.reportedBy());
  }
}
