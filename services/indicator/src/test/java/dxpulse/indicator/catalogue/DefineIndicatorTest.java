package dxpulse.indicator.catalogue;

import static dxpulse.indicator.SampleDefinitions.AOMORI;
import static dxpulse.indicator.SampleDefinitions.TRAINED;
import static dxpulse.indicator.SampleDefinitions.trained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefineIndicatorTest {
  private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
  private final Topic topic = new Topic();
  private final DefineIndicator defineIndicator = new DefineIndicator(catalogue, topic);

  @Test
  void anEqualDraftChangesNothingAndAnotherOneIsTheNextVersion() {
    assertThat(define("100").created()).isTrue();
    assertThat(define("100").changed()).isFalse();
    assertThat(define("120").definition().versions())
        .extracting(Version::version)
        .containsExactly(1, 2);
  }

  @Test
  void whatCouldNotBeAnnouncedIsAnnouncedWhenItIsSentAgainUnderTheSameNumber() {
    topic.away = true;
    assertThatThrownBy(() -> define("100")).isInstanceOf(Announcements.NotAnnounced.class);
    assertThat(topic.told).isEmpty();
    topic.away = false;

    DefineIndicator.Outcome again = define("100");

    assertThat(again.changed()).isFalse();
    assertThat(topic.told).containsExactly(again.definition());
    assertThat(again.definition().newest().version()).isEqualTo(1);
  }

  @Test
  void anotherDraftAfterAFailedAnnouncementTakesTheNextNumber() {
    topic.away = true;
    assertThatThrownBy(() -> define("100")).isInstanceOf(Announcements.NotAnnounced.class);
    topic.away = false;

    define("120");

    assertThat(topic.told.getLast().versions())
        .extracting(version -> version.version() + ": " + version.targets().getFirst().value())
        .containsExactly("1: 100", "2: 120");
  }

  @Test
  void nothingIsSavedThatFitsInNoRecord() {
    topic.room = false;

    assertThatThrownBy(() -> define("100")).isInstanceOf(Announcements.TooLarge.class);
    assertThat(catalogue.all()).isEmpty();
  }

  @Test
  void aDraftMadeFromAVersionThatIsNoLongerTheNewestIsOvertaken() {
    define("100");
    define("120");

    assertThatThrownBy(() -> define("130", 1)).isInstanceOf(Catalogue.Overtaken.class);
    assertThat(define("120", 1).changed()).isFalse();
    assertThat(define("130", 2).definition().newest().version()).isEqualTo(3);
  }

  @Test
  void onlyWhatIsStillToBeAnnouncedIsMadeGood() {
    topic.away = true;
    assertThatThrownBy(() -> define("100")).isInstanceOf(Announcements.NotAnnounced.class);
    assertThatThrownBy(() -> defineIndicator.makeGood(AOMORI, TRAINED))
        .isInstanceOf(Announcements.NotAnnounced.class);
    topic.away = false;

    defineIndicator.makeGood(AOMORI, TRAINED);
    defineIndicator.makeGood(AOMORI, TRAINED);

    assertThat(topic.told).hasSize(1);
  }

  private DefineIndicator.Outcome define(String target) {
    return define(target, null);
  }

  private DefineIndicator.Outcome define(String target, @Nullable Integer madeFrom) {
    return defineIndicator.define(AOMORI, TRAINED, trained(target), madeFrom);
  }

  private static final class Topic implements Announcements {
    private final List<IndicatorDefined> told = new ArrayList<>();
    private boolean away;
    private boolean room = true;

    @Override
    public void requireRoomFor(IndicatorDefined definition) {
      if (!room) {
        throw new TooLarge("too large");
      }
    }

    @Override
    public void announce(IndicatorDefined definition) {
      if (away) {
        throw new NotAnnounced(new IllegalStateException("the broker is away"));
      }
      told.add(definition);
    }
  }
}
