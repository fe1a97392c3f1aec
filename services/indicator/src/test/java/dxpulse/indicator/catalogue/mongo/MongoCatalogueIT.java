package dxpulse.indicator.catalogue.mongo;

import static dxpulse.indicator.SampleDefinitions.AOMORI;
import static dxpulse.indicator.SampleDefinitions.TRAINED;
import static dxpulse.indicator.SampleDefinitions.defined;
import static dxpulse.indicator.SampleDefinitions.ratio;
import static dxpulse.indicator.SampleDefinitions.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.indicator.catalogue.Catalogue.Overtaken;
import dxpulse.infra.testkit.RealParts;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoCatalogueIT {
  private final MongoClient client = MongoClients.create(RealParts.mongo());
  private final MongoDatabase database = client.getDatabase("indicator-catalogue");

  @AfterEach
  void leavesNothing() {
    database.drop();
    client.close();
  }

  @Test
  void aVersionOnlyFollowsTheOneBeforeIt() {
    MongoCatalogue here = new MongoCatalogue(database);
    here.save(defined(numbered(1, 2024)));
    MongoCatalogue there = new MongoCatalogue(database);
    IndicatorDefined theirs = defined(numbered(1, 2024), numbered(2, 2025));
    there.save(theirs);

    assertThatThrownBy(() -> here.save(defined(numbered(1, 2024), numbered(2, 2026))))
        .isInstanceOf(Overtaken.class)
        .hasMessageContaining("I19: version 2");

    assertThat(here.find(AOMORI, TRAINED)).as("it has learnt theirs").contains(theirs);
    assertThat(new MongoCatalogue(database).find(AOMORI, TRAINED)).contains(theirs);
  }

  @Test
  void aFirstVersionReplacesNone() {
    MongoCatalogue here = new MongoCatalogue(database);
    MongoCatalogue there = new MongoCatalogue(database);
    here.save(defined(numbered(1, 2024)));

    assertThatThrownBy(() -> there.save(defined(numbered(1, 2026)))).isInstanceOf(Overtaken.class);
  }

  @Test
  void aVersionThatTheStoreHasLostComesBackBeforeTheNextOne() {
    MongoCatalogue catalogue = new MongoCatalogue(database);
    catalogue.save(defined(numbered(1, 2024)));
    catalogue.save(defined(numbered(1, 2024), numbered(2, 2025)));
    new MongoCatalogue(database).restore(defined(numbered(1, 2024))); // its last moments are gone

    IndicatorDefined third = defined(numbered(1, 2024), numbered(2, 2025), numbered(3, 2026));
    catalogue.save(third);

    assertThat(new MongoCatalogue(database).find(AOMORI, TRAINED)).contains(third);
  }

  @Test
  void aRestoredDefinitionReplacesWhatIsThere() {
    MongoCatalogue catalogue = new MongoCatalogue(database);
    IndicatorDefined announced = defined(numbered(1, 2024), numbered(2, 2025), numbered(3, 2026));
    catalogue.restore(announced);

    assertThat(new MongoCatalogue(database).find(AOMORI, TRAINED)).contains(announced);
  }

  private static Version numbered(int number, int validFrom) {
    return version(
        number,
        Frequency.MONTH,
        Direction.HIGHER_IS_BETTER,
        null,
        List.of(),
        ratio(),
        validFrom,
        null);
  }
}
