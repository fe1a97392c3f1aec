package dxpulse.roadmap.project;

import static dxpulse.roadmap.project.SampleProjects.AOMORI;
import static dxpulse.roadmap.project.SampleProjects.SMART_WORK;
import static dxpulse.roadmap.project.SampleProjects.smartWork;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.roadmap.project.ProjectDesk.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectDeskTest {
  private final InMemoryProjects projects = new InMemoryProjects();
  private final Board board = new Board();
  private final ProjectDesk desk = new ProjectDesk(projects, board, (organization, kpi) -> true);

  @Test
  void aProjectSavedWhileNobodyListensIsToldLaterAndOnce() {
    board.away = true;
    assertThatThrownBy(() -> desk.update(smartWork(0, "紙をなくす"), 0, null))
        .isInstanceOf(IllegalStateException.class);
    assertThat(projects.unannounced()).hasSize(1);

    board.away = false;
    desk.announceLeft();
    desk.announceLeft();

    assertThat(board.told).extracting(ProjectUpdated::version).containsExactly(1);
    assertThat(projects.unannounced()).isEmpty();
  }

  @Test
  void theSameChangeSentAgainAfterAFailureIsTakenThoughItsVersionHasMoved() {
    board.away = true;
    assertThatThrownBy(() -> desk.update(smartWork(0, "紙をなくす"), 0, null))
        .isInstanceOf(IllegalStateException.class);

    board.away = false;
    Outcome again = desk.update(smartWork(0, "紙をなくす"), 0, null);

    assertThat(again)
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted -> {
              assertThat(accepted.created()).isFalse();
              assertThat(accepted.stored().project().version()).isEqualTo(1);
            });
    assertThat(board.told).extracting(ProjectUpdated::version).containsExactly(1);
  }

  @Test
  void anotherChangeOfAnOlderVersionIsRefused() {
    var first = desk.update(smartWork(0, "紙をなくす"), 0, null);
    var second = desk.update(smartWork(0, "場所を選ばない"), 1, null);

    assertThat(List.of(first, second)).allMatch(Outcome.Accepted.class::isInstance);
    assertThat(desk.update(smartWork(0, "端末を配る"), 1, null)).isEqualTo(new Outcome.Outdated(2));
    assertThat(projects.find(AOMORI, SMART_WORK).orElseThrow().project().aims())
        .containsExactly("場所を選ばない");
  }

  /// Where projects are told, which may be away.
  private static final class Board implements ProjectAnnouncements {
    private final List<ProjectUpdated> told = new ArrayList<>();
    private boolean away;

    @Override
    public void announce(ProjectUpdated project, @Nullable String traceparent) {
      if (away) {
        throw new IllegalStateException("away");
      }
      told.add(project);
    }
  }
}
