package dxpulse.ingestion.department;

import static dxpulse.ingestion.department.DepartmentsContract.AOMORI;
import static dxpulse.ingestion.department.DepartmentsContract.HIROSAKI;
import static dxpulse.ingestion.department.DepartmentsContract.MONDAY;
import static dxpulse.ingestion.department.DepartmentsContract.roads;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.department.Registered.Act;
import dxpulse.ingestion.department.Registered.Delivery;
import dxpulse.ingestion.department.TryAddresses.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TryAddressesTest {
  private final Departments departments = new InMemoryDepartments();
  private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
  private boolean isThere = true;
  private final TryAddresses tryAddresses =
      new TryAddresses(
          departments,
          new Postbox() {
            @Override
            public boolean isThere() {
              return isThere;
            }

            @Override
            public void post(MailAddress to, Letter letter) {
              if (to.value().startsWith("full")) {
                throw new NotSent("452 mailbox full", new IllegalStateException());
              }
              posted.add(to + ": " + letter.subject() + "\n" + letter.text());
            }
          },
          "https://dx.example.jp/staff/ingestion?show=rounds");

  @Test
  void itSaysOfEachAddressWhatTheServerAnsweredAndTheEntryKeepsIt() {
    departments.fill(AOMORI, List.of(roads("full@example.jp", "roads@example.jp")));

    assertThat(at(0)).isEqualTo(new Outcome.Tried(held()));

    assertThat(held().tested())
        .isEqualTo(
            new Registered.Tested(
                MONDAY,
                List.of(
                    new Delivery("full@example.jp", "452 mailbox full"),
                    new Delivery("roads@example.jp", null))));
    assertThat(posted)
        .singleElement()
        .asString()
        .startsWith("roads@example.jp: 【DX Pulse】")
        .contains("道路課　御中", "（office）", "https://dx.example.jp/staff/ingestion?show=rounds");
    assertThat(held().version()).as("no person has changed it").isEqualTo(1);
  }

  @Test
  void itWaitsAMinuteBeforeTheNext() {
    departments.fill(AOMORI, List.of(roads("roads@example.jp")));

    assertThat(at(0)).isInstanceOf(Outcome.Tried.class);
    assertThat(at(20)).isEqualTo(new Outcome.TooSoon(Duration.ofSeconds(40)));
    assertThat(at(60)).isInstanceOf(Outcome.Tried.class);
    assertThat(posted).hasSize(2);
  }

  @Test
  void toRemoveADepartmentAndAddItAgainIsNoWayAround() {
    departments.fill(AOMORI, List.of(roads("roads@example.jp")));
    assertThat(at(0)).isInstanceOf(Outcome.Tried.class);
    Registered removed = held().removed(MONDAY);
    assertThat(departments.keep(removed)).isTrue();
    assertThat(at(5)).isEqualTo(new Outcome.Unknown());
    assertThat(departments.keep(removed.changed(roads("roads@example.jp"), MONDAY))).isTrue();

    assertThat(at(10)).isEqualTo(new Outcome.TooSoon(Duration.ofSeconds(50)));
  }

  @Test
  void ofSeveralWhoPressAtOnceOneSendsIt() {
    departments.fill(AOMORI, List.of(roads("roads@example.jp")));

    List<CompletableFuture<Outcome>> pressing =
        IntStream.range(0, 4).mapToObj(_ -> CompletableFuture.supplyAsync(() -> at(0))).toList();

    assertThat(pressing.stream().map(CompletableFuture::join))
        .filteredOn(Outcome.Tried.class::isInstance)
        .hasSize(1);
    assertThat(posted).hasSize(1);
  }

  @Test
  void nothingIsNotedWhereNothingCanBeSent() {
    departments.fill(AOMORI, List.of(roads()));
    assertThat(at(0)).isEqualTo(new Outcome.NoAddress());
    isThere = false;
    assertThat(at(0)).isEqualTo(new Outcome.NoPostbox());
    assertThat(held().tested()).isNull();
    assertThat(tryAddresses.of(HIROSAKI, "roads", MONDAY)).isEqualTo(new Outcome.Unknown());
  }

  private Outcome at(long seconds) {
    return tryAddresses.of(AOMORI, "roads", new Act("office", MONDAY.at().plusSeconds(seconds)));
  }

  private Registered held() {
    return departments.find(AOMORI, "roads").orElseThrow();
  }
}
