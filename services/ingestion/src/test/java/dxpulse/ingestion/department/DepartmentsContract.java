package dxpulse.ingestion.department;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.department.Registered.Act;
import dxpulse.ingestion.department.Registered.Delivery;
import dxpulse.ingestion.department.Registered.Tested;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every place for departments keeps.
public abstract class DepartmentsContract {
  static final OrganizationCode AOMORI = new OrganizationCode("020001");
  static final OrganizationCode HIROSAKI = new OrganizationCode("022021");
  static final Act MONDAY = new Act("office", Instant.parse("2026-11-30T00:00:00Z"));

  /// An empty place.
  protected abstract Departments departments();

  static Department roads(String... addresses) {
    return named("roads", "道路課", addresses);
  }

  static Department named(String key, String name, String... addresses) {
    return new Department(
        key, new LocalizedText(name, null), Stream.of(addresses).map(MailAddress::new).toList());
  }

  @Test
  void aDepartmentIsReadAsItWasKept() {
    Departments departments = departments();
    Registered added = Registered.by(MONDAY, AOMORI, roads("a@example.jp", "b@example.jp"));
    Registered tested =
        added.tested(
            new Tested(
                MONDAY,
                List.of(new Delivery("a@example.jp", null), new Delivery("b@example.jp", "away"))));

    assertThat(departments.keep(added)).isTrue();
    assertThat(departments.keep(tested)).isTrue();

    assertThat(departments.find(AOMORI, "roads")).contains(tested);
    assertThat(departments.find(AOMORI, "road")).isEmpty();
    assertThat(departments.in(AOMORI).of("roads")).isEqualTo(roads("a@example.jp", "b@example.jp"));
  }

  @Test
  void organizationsKnowNothingOfEachOther() {
    Departments departments = departments();

    assertThat(departments.keep(Registered.by(MONDAY, AOMORI, roads("a@example.jp")))).isTrue();
    assertThat(departments.keep(Registered.by(MONDAY, HIROSAKI, roads()))).isTrue();

    assertThat(departments.all(HIROSAKI))
        .extracting(Registered::department)
        .containsExactly(roads());
    assertThat(departments.in(HIROSAKI).of("roads").addresses()).isEmpty();
  }

  @Test
  void onlyTheNextRevisionTakesThePlaceOfTheOneBefore() {
    Departments departments = departments();
    Registered added = Registered.by(MONDAY, AOMORI, roads());
    Registered first = added.changed(roads("first@example.jp"), MONDAY);

    assertThat(departments.keep(added)).isTrue();
    assertThat(departments.keep(Registered.by(MONDAY, AOMORI, roads("x@example.jp")))).isFalse();
    assertThat(departments.keep(first)).isTrue();
    assertThat(departments.keep(added.changed(roads("second@example.jp"), MONDAY))).isFalse();

    assertThat(departments.find(AOMORI, "roads")).contains(first);
  }

  @Test
  void ofManyWhoChangeOneRevisionOneSucceeds() {
    Departments departments = departments();
    Registered added = Registered.by(MONDAY, AOMORI, roads());
    assertThat(departments.keep(added)).isTrue();

    List<CompletableFuture<Boolean>> changing =
        IntStream.range(0, 8)
            .mapToObj(who ->
                CompletableFuture.supplyAsync(
                    () -> departments.keep(added.changed(roads("a" + who + "@b.jp"), MONDAY))))
            .toList();

    assertThat(changing.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  @Test
  void aRemovedOneIsCalledByItsKeyAndComesBackWhenItIsChanged() {
    Departments departments = departments();
    Registered added = Registered.by(MONDAY, AOMORI, roads("a@example.jp"));
    Registered removed = added.removed(MONDAY);
    assertThat(departments.keep(added)).isTrue();
    assertThat(departments.keep(removed)).isTrue();

    assertThat(departments.in(AOMORI).of("roads").name().ja()).isEqualTo("roads");
    assertThat(departments.in(AOMORI).of("roads").addresses()).isEmpty();

    assertThat(departments.keep(removed.changed(added.department(), MONDAY))).isTrue();
    assertThat(departments.in(AOMORI).of("roads")).isEqualTo(added.department());
  }

  @Test
  void settingsFillInWhatWasNeverHeardOfAndNothingElse() {
    Departments departments = departments();
    Department agriculture = named("agriculture", "農林水産政策課", "agri@example.jp");
    departments.fill(AOMORI, List.of(agriculture, roads("settings@example.jp")));
    Registered filled = departments.find(AOMORI, "roads").orElseThrow();
    Registered gone = departments.find(AOMORI, "agriculture").orElseThrow();
    assertThat(departments.keep(filled.changed(roads("office@example.jp"), MONDAY))).isTrue();
    assertThat(departments.keep(gone.removed(MONDAY))).isTrue();

    departments.fill(
        AOMORI,
        List.of(agriculture, roads("other@example.jp"), named("tourism", "観光", "t@example.jp")));

    assertThat(filled.changed()).as("nobody has changed it yet").isNull();
    assertThat(departments.all(AOMORI))
        .filteredOn(Registered::isThere)
        .extracting(Registered::department)
        .containsExactly(roads("office@example.jp"), named("tourism", "観光", "t@example.jp"));
  }
}
