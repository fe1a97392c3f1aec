package dxpulse.roadmap.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.roadmap.comment.Comment.Answer;
import dxpulse.roadmap.comment.Comment.State;
import dxpulse.roadmap.comment.CommentDesk.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommentDeskTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Caller SATO = caller("sato", "committee", Role.COMMITTEE);
  private static final Caller KUDO = caller("kudo", "committee", Role.COMMITTEE);
  private static final Caller CLERK = caller("mori", "agriculture", Role.CLERK);
  private static final Caller OFFICE = caller("office", "dx-promotion", Role.OFFICE);

  private final CommentDesk desk = new CommentDesk(new InMemoryComments());

  @Test
  void onlyTheCommitteeComments() {
    assertThat(desk.write(OFFICE, comment("c1", OFFICE, State.SHARED)))
        .isInstanceOf(Outcome.Forbidden.class);
    assertThat(desk.visibleTo(OFFICE)).isEmpty();
  }

  @Test
  void theSameCommentSentTwiceIsOne() {
    var first = desk.write(SATO, comment("c1", SATO, State.SHARED));
    var again = desk.write(SATO, comment("c1", SATO, State.SHARED));

    assertThat(first).isEqualTo(new Outcome.Done(comment("c1", SATO, State.SHARED), true));
    assertThat(again).isEqualTo(new Outcome.Done(comment("c1", SATO, State.SHARED), false));
    assertThat(desk.visibleTo(KUDO)).hasSize(1);
  }

  @Test
  void aDraftIsItsAuthorsUntilItIsShared() {
    var unused = desk.write(SATO, comment("c1", SATO, State.DRAFT));

    assertThat(desk.visibleTo(KUDO)).isEmpty();
    assertThat(desk.visibleTo(OFFICE)).isEmpty();
    assertThat(desk.rewrite(KUDO, "c1", "他人が書く", State.SHARED)).isInstanceOf(Outcome.Unknown.class);

    var shared = desk.rewrite(SATO, "c1", "対象を広げてほしい", State.SHARED);

    assertThat(shared).isInstanceOf(Outcome.Done.class);
    assertThat(desk.visibleTo(KUDO)).extracting(Comment::text).containsExactly("対象を広げてほしい");
    assertThat(desk.rewrite(SATO, "c1", "言い直す", State.SHARED))
        .isEqualTo(new Outcome.TooLate(State.SHARED));
  }

  @Test
  void theDepartmentOfTheProjectAndTheOfficeAnswerAndEarlierAnswersStay() {
    var unused = desk.write(SATO, comment("c1", SATO, State.SHARED));

    assertThat(desk.answer(CLERK, "c1", "industry", answer("検討する")))
        .isInstanceOf(Outcome.Forbidden.class);
    assertThat(desk.answer(SATO, "c1", "committee", answer("検討する")))
        .isInstanceOf(Outcome.Forbidden.class);

    var first = desk.answer(CLERK, "c1", "agriculture", answer("検討する"));
    var repeat = desk.answer(CLERK, "c1", "agriculture", answer("検討する"));
    var second = desk.answer(OFFICE, "c1", "agriculture", answer("来年度から広げる"));

    assertThat(List.of(first, repeat, second)).allMatch(Outcome.Done.class::isInstance);
    assertThat(desk.visibleTo(KUDO).getFirst().answers())
        .extracting(Answer::text)
        .containsExactly("検討する", "来年度から広げる");
  }

  @Test
  void whatTheOfficeWithholdsItsAuthorSeesWithTheReason() {
    var unused = desk.write(SATO, comment("c1", SATO, State.SHARED));

    assertThat(desk.moderate(KUDO, "c1", "嫌いだから")).isInstanceOf(Outcome.Forbidden.class);
    var withheld = desk.moderate(OFFICE, "c1", "個人名が含まれています");

    assertThat(withheld).isInstanceOf(Outcome.Done.class);
    assertThat(desk.visibleTo(KUDO)).isEmpty();
    assertThat(desk.visibleTo(SATO)).extracting(Comment::withheld).containsExactly("個人名が含まれています");
    assertThat(desk.answer(OFFICE, "c1", null, answer("対応する")))
        .isEqualTo(new Outcome.TooLate(State.WITHHELD));

    var back = desk.moderate(OFFICE, "c1", null);

    assertThat(back).isInstanceOf(Outcome.Done.class);
    assertThat(desk.visibleTo(KUDO)).extracting(Comment::state).containsExactly(State.SHARED);
  }

  @Test
  void whatNobodyHasAnsweredWaitsForThoseWhoMayAnswer() {
    var _ = desk.write(SATO, comment("c1", SATO, State.DRAFT));
    var _ = desk.write(SATO, comment("c2", SATO, State.SHARED));

    assertThat(desk.waitingFor(OFFICE, _ -> Optional.empty())).isEqualTo(1);
    assertThat(desk.waitingFor(CLERK, _ -> Optional.of("agriculture"))).isEqualTo(1);
    assertThat(desk.waitingFor(CLERK, _ -> Optional.of("industry"))).isZero();
    assertThat(desk.waitingFor(CLERK, _ -> Optional.empty())).isZero();
    assertThat(desk.waitingFor(SATO, _ -> Optional.of("committee"))).isZero();

    var _ = desk.answer(CLERK, "c2", "agriculture", answer("検討する"));

    assertThat(desk.waitingFor(OFFICE, _ -> Optional.empty())).isZero();
  }

  private static Caller caller(String id, String department, Role role) {
    return new Caller(id, id, AOMORI, department, Set.of(role));
  }

  private static Comment comment(String id, Caller author, State state) {
    return new Comment(
        id,
        AOMORI,
        70,
        "対象を広げてはどうか",
        state,
        author.id(),
        author.name(),
        Instant.EPOCH,
        null,
        List.of());
  }

  private static Answer answer(String text) {
    return new Answer(text, "mori", "mori", Instant.EPOCH);
  }

  private static final class InMemoryComments implements Comments {
    private final Map<String, Comment> byId = new LinkedHashMap<>();

    @Override
    public Optional<Comment> find(OrganizationCode organization, String id) {
      return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Comment> all(OrganizationCode organization) {
      return new ArrayList<>(byId.values());
    }

    @Override
    public void save(Comment comment) {
      byId.put(comment.id(), comment);
    }
  }
}
