package dxpulse.publication.story;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.story.Darkroom.Development.Developed;
import dxpulse.publication.story.StoryDesk.Choice;
import dxpulse.publication.story.StoryDesk.Outcome;
import dxpulse.publication.story.StoryDesk.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryDeskTest {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
  private static final Text TEXT = SampleStories.text();
  private static final Text NOTHING =
      new Text(null, null, null, null, null, null, null, null, null, null, null, null, null);
  private static final LocalizedText ALT = new LocalizedText("りんごの箱", "Boxes of apples");
  private final InMemoryStories store = new InMemoryStories();
  private final StoryDesk desk = new StoryDesk(store, code -> !code.value().equals("K99"));

  @Test
  void aCaseIsReadByEverybodyOnceItIsWrittenAgreedToAndPublished() {
    Story draft = done(desk.begin(TEXT, "office", NOW));
    assertThat(draft.state()).isEqualTo(Story.State.DRAFT);
    assertThat(draft.published()).isEmpty();

    Story published = done(desk.publish(seen(consented(draft))));

    assertThat(published.state()).isEqualTo(Story.State.PUBLISHED);
    assertThat(published.published()).contains(TEXT.asCase("C1"));
    assertThat(published.trail())
        .extracting(Story.Step::act)
        .containsExactly(Story.Act.WRITTEN, Story.Act.CONSENTED, Story.Act.PUBLISHED);
  }

  @Test
  void allThatIsMissingIsSaidAtOnce() {
    Story draft = done(desk.begin(NOTHING, "office", NOW));
    Story pictured = done(desk.picture(seen(draft), jpeg(1)));

    assertThat(desk.publish(seen(pictured)))
        .isEqualTo(new Outcome.Incomplete(List.of(StoryRule.values())));
  }

  @Test
  void whatIsWrittenLaterIsReadOnlyWhenItIsPublishedAgain() {
    Story published = published();
    Text other = SampleStories.text("森羽紙業", "在庫も予測");

    Story changed = done(desk.write(seen(published), other, null));
    assertThat(changed.hasChanges()).isTrue();
    assertThat(changed.published()).contains(TEXT.asCase("C1"));
    assertThat(done(desk.publish(seen(changed))).published()).contains(other.asCase("C1"));
  }

  @Test
  void aChangeCanBeDiscardedAndThenThereIsNothingToPublish() {
    Story changed = done(desk.write(seen(published()), SampleStories.text("森羽紙業", "在庫も予測"), null));

    Story back = done(desk.discard(seen(changed)));

    assertThat(back.text()).isEqualTo(TEXT);
    assertThat(desk.publish(seen(back))).isEqualTo(new Outcome.Refused(Refusal.NOTHING_NEW));
    assertThat(desk.discard(seen(back))).isEqualTo(new Outcome.Refused(Refusal.NOTHING_TO_DISCARD));
  }

  @Test
  void whatIsWithdrawnNeedsANewConsent() {
    Story withdrawn = done(desk.withdraw(seen(published()), "団体の申し出"));

    assertThat(withdrawn.state()).isEqualTo(Story.State.WITHDRAWN);
    assertThat(withdrawn.published()).isEmpty();
    assertThat(desk.withdraw(seen(withdrawn), "もう一度"))
        .isEqualTo(new Outcome.Refused(Refusal.IS_WITHDRAWN));
    assertThat(desk.publish(seen(withdrawn)))
        .isEqualTo(new Outcome.Incomplete(List.of(StoryRule.ORGANISATION_AGREES)));
    assertThat(done(desk.publish(seen(consented(withdrawn)))).state())
        .isEqualTo(Story.State.PUBLISHED);
  }

  @Test
  void anotherOrganisationOrPictureHasAgreedToNothing() {
    Story agreed = consented(done(desk.begin(TEXT, "office", NOW)));

    assertThat(done(desk.write(seen(agreed), SampleStories.text("森羽紙業", "在庫"), null)).consent())
        .isEqualTo(SampleStories.CONSENT);
    Story other = done(desk.write(seen(held()), SampleStories.text("ゴールド農園", "選果"), null));
    assertThat(other.consent()).isNull();
    Story pictured = done(desk.picture(seen(consented(other)), jpeg(1)));
    assertThat(pictured.consent()).isNull();
    assertThat(done(desk.unpicture(seen(consented(pictured)))).consent()).isNotNull();
  }

  @Test
  void aConsentOfTomorrowIsRefused() {
    Story draft = done(desk.begin(TEXT, "office", NOW));
    Consent tomorrow = new Consent("社長", TODAY.plusDays(1), null);

    assertThat(desk.consent(seen(draft), tomorrow, TODAY))
        .isEqualTo(new Outcome.Refused(Refusal.CONSENT_LIES_AHEAD));
  }

  @Test
  void theSecondOfTwoIsShownWhatTheFirstWrote() {
    Story draft = done(desk.begin(TEXT, "office", NOW));
    Story first = done(desk.write(seen(draft), SampleStories.text("森羽紙業", "先"), null));

    assertThat(desk.write(seen(draft), SampleStories.text("森羽紙業", "後"), null))
        .isEqualTo(new Outcome.Outdated(first));
    assertThat(desk.publish(seen(draft))).isEqualTo(new Outcome.Outdated(first));
    assertThat(held()).isEqualTo(first);
  }

  @Test
  void theSameTextAgainChangesNothingWhateverRevisionWasSeen() {
    Story published = published();

    Wish unaware = new Wish("C1", 0, "plan", NOW);
    assertThat(desk.write(unaware, TEXT, null)).isEqualTo(new Outcome.Done(published, false));
    assertThat(desk.write(new Wish("C9", 3, "plan", NOW), TEXT, null))
        .isEqualTo(new Outcome.Unknown());
  }

  @Test
  void aPictureKeepsItsPlaceWhenTheTextIsWrittenAndIsGoneWhenNobodyShowsIt() {
    Story draft = done(desk.begin(TEXT, "office", NOW));
    assertThat(desk.write(seen(draft), TEXT, ALT))
        .isEqualTo(new Outcome.Refused(Refusal.NO_PICTURE_TO_DESCRIBE));
    Story pictured = done(desk.picture(seen(draft), jpeg(1)));
    String tag = tag(pictured);
    Story described = done(desk.write(seen(pictured), TEXT, ALT));
    assertThat(described.text().picture()).isEqualTo(new Case.Picture(tag, 800, 600, ALT));

    Story published = done(desk.publish(seen(consented(described))));
    Story replaced = done(desk.picture(seen(published), jpeg(2)));
    assertThat(store.picture(tag)).as("everybody still sees it").isPresent();
    Story done = done(desk.publish(seen(consented(done(desk.write(seen(replaced), TEXT, ALT))))));

    assertThat(store.picture(tag)).isEmpty();
    assertThat(store.picture(tag(done))).isPresent();
  }

  @Test
  void aKpiThatTheCatalogueDoesNotHaveIsRefusedWhereItIsNamed() {
    Text unknown = SampleStories.of(new KpiCode("K99"));

    assertThat(desk.begin(unknown, "office", NOW))
        .isEqualTo(new Outcome.Refused(Refusal.UNKNOWN_KPI));
    assertThat(desk.write(new Wish("C7", 0, "office", NOW), unknown, null))
        .isEqualTo(new Outcome.Refused(Refusal.UNKNOWN_KPI));
    assertThat(desk.write(seen(done(desk.begin(TEXT, "office", NOW))), unknown, null))
        .isEqualTo(new Outcome.Refused(Refusal.UNKNOWN_KPI));
  }

  @Test
  void otherWordsAreMendedEvenWhenTheKpiHasLeftTheCatalogue() {
    Set<String> known = new HashSet<>(Set.of("K99"));
    StoryDesk withItThen = new StoryDesk(store, code -> known.contains(code.value()));
    Story draft = done(withItThen.begin(SampleStories.of(new KpiCode("K99")), "office", NOW));
    known.clear();

    assertThat(done(withItThen.write(seen(draft), otherWords(draft.text()), null)).revision())
        .isEqualTo(2);
  }

  private static Text otherWords(Text text) {
    return new Text(
        text.field(),
        text.kpi(),
        "八戸市",
        text.organisation(),
        text.summary(),
        text.effect(),
        text.before(),
        text.after(),
        text.from(),
        text.to(),
        text.evidence(),
        text.picture(),
        text.en());
  }

  @Test
  void whatWasNeverPublishedIsDeletedAndBroughtBackAsItWas() {
    Story agreed = consented(done(desk.picture(seen(done(desk.begin(TEXT, "a", NOW))), jpeg(1))));

    Story deleted = done(desk.delete(seen(agreed)));
    assertThat(deleted.state()).isEqualTo(Story.State.DELETED);
    assertThat(deleted.trail().getLast())
        .isEqualTo(new Story.Step(Story.Act.DELETED, "office", NOW));
    for (Outcome refused :
        List.of(
            desk.delete(seen(deleted)),
            desk.publish(seen(deleted)),
            desk.write(seen(deleted), SampleStories.text("別の団体", "別"), null))) {
      assertThat(refused).isEqualTo(new Outcome.Refused(Refusal.IS_DELETED));
    }
    assertThat(done(desk.begin(TEXT, "office", NOW)).id()).as("no number twice").isEqualTo("C2");

    Story back = done(desk.restore(seen(deleted)));
    assertThat(back.state()).isEqualTo(Story.State.DRAFT);
    assertThat(back.text()).isEqualTo(agreed.text());
    assertThat(back.consent()).isEqualTo(agreed.consent());
    assertThat(store.picture(tag(back))).isPresent();
    assertThat(desk.restore(seen(back))).isEqualTo(new Outcome.Refused(Refusal.IS_NOT_DELETED));
  }

  @Test
  void whatWasPublishedOnceIsWithdrawnAndNotDeleted() {
    Story withdrawn = done(desk.withdraw(seen(published()), "団体の申し出"));

    assertThat(desk.delete(seen(withdrawn))).isEqualTo(new Outcome.Refused(Refusal.WAS_PUBLISHED));
  }

  @Test
  void onlyPublishedCasesAreHighlighted() {
    Story first = published();
    Story second = done(desk.begin(TEXT, "office", NOW));

    assertThat(desk.highlight(List.of(first.id(), second.id()), 0))
        .isEqualTo(new Choice.Refused(Refusal.NOT_PUBLISHED));
    assertThat(desk.highlight(List.of(first.id()), 0))
        .isEqualTo(new Choice.Made(new Highlights(1, List.of("C1"))));
    assertThat(desk.highlight(List.of(), 0)).isInstanceOf(Choice.Outdated.class);
    assertThat(desk.highlight(List.of(first.id()), 0)).isInstanceOf(Choice.Made.class);
  }

  private Story published() {
    return done(desk.publish(seen(consented(done(desk.begin(TEXT, "office", NOW))))));
  }

  private Story consented(Story story) {
    return done(desk.consent(seen(story), SampleStories.CONSENT, TODAY));
  }

  private Story held() {
    return store.find("C1").orElseThrow();
  }

  private static Wish seen(Story story) {
    return new Wish(story.id(), story.revision(), "office", NOW);
  }

  private static Developed jpeg(int content) {
    return new Developed(new byte[] {(byte) content}, 800, 600);
  }

  private static String tag(Story story) {
    Case.Picture picture = story.text().picture();
    assertThat(picture).isNotNull();
    return picture.tag();
  }

  private static Story done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).story();
  }
}
