package dxpulse.ingestion.round;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.round.SampleRound.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.InMemoryDepartments;
import dxpulse.ingestion.department.MailAddress;
import dxpulse.ingestion.department.Registered;
import dxpulse.ingestion.department.mail.SmtpPostbox;
import dxpulse.ingestion.round.Reminder.Outcome;
import dxpulse.ingestion.round.Round.Act;
import dxpulse.ingestion.round.mongo.MongoReportedValues;
import dxpulse.ingestion.round.mongo.MongoRounds;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Letters as a mail server receives them, and what the round says of them.
class ReminderIT {
  private static final LocalDate DAY_BEFORE = LocalDate.parse("2027-01-19");
  private static final Instant NINE_THAT_DAY = at("2027-01-19T09:00");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final MongoClient client = MongoClients.create(RealParts.mongo());
  private final MongoDatabase database = client.getDatabase("ingestion-reminders");
  private final MongoRounds rounds = new MongoRounds(database);
  private final KnownIndicators indicators = new KnownIndicators();
  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  @BeforeEach
  void opensARound() {
    server.start();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    indicators.learn(SampleIndicators.trained("I19"));
    boolean kept = rounds.keep(SampleRound.of("I19"));
    assertThat(kept).isTrue();
  }

  @AfterEach
  void leavesNothing() {
    server.stop();
    database.drop();
    client.close();
  }

  @Test
  void aLetterGoesOutOnceAndTheRoundSaysToWhomAndWhen() throws Exception {
    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY))
        .extracting(Reminder::outcome)
        .containsExactly(Outcome.SENT);
    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(300))).isEmpty();

    MimeMessage letter = received().getFirst();
    assertThat(received()).hasSize(1);
    assertThat(letter.getAllRecipients()[0]).hasToString("dx@example.org");
    assertThat(letter.getFrom()[0]).hasToString("dxpulse@example.org");
    assertThat(letter.getSubject()).isEqualTo("【照会】第3四半期の実績値：期限まであと1日（未提出1件）");
    assertThat(text(letter))
        .contains("・I19 研修受講者数（未入力）", "https://dx.example.jp/staff/ingestion?show=rounds");
    assertThat(held().reminders())
        .containsExactly(
            new Reminder(
                DAY_BEFORE,
                "dx-promotion",
                "dx@example.org",
                Outcome.SENT,
                1,
                NINE_THAT_DAY,
                null,
                List.of("dx@example.org")));
    assertThat(held().version()).as("no person has changed it").isEqualTo(1);
  }

  @Test
  void whoHasReportedIsLeftInPeace() {
    MongoReportedValues values = new MongoReportedValues(database);
    values.keep(
        List.of(
            EventCodec.decode(
                EventType.VALUE_RECORDED,
                SampleValues.of(
                    "I19", "020001", "FY2026-Q3", 1, "RECORDED", NINE_THAT_DAY, "ENTRY"))));
    values.write();

    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY)).isEmpty();
    assertThat(reminders("dx@example.org").overdue(at("2027-01-25T09:00"))).isZero();
    assertThat(received()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsToldAndTriedAgain() {
    int open = sender.getPort();
    sender.setPort(1);

    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
          assertThat(failed.failure()).isNotBlank();
        });
    sender.setPort(open);

    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(60))).isEmpty();
    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(1800)))
        .extracting(Reminder::outcome, Reminder::attempts)
        .containsExactly(tuple(Outcome.SENT, 2));
    assertThat(received()).hasSize(1);
    assertThat(held().reminders()).hasSize(1);
  }

  @Test
  void aDepartmentWithoutAnAddressIsShownToTheOffice() {
    assertThat(reminders().check(NINE_THAT_DAY))
        .extracting(Reminder::outcome)
        .containsExactly(Outcome.NO_ADDRESS);

    assertThat(held().reminders()).extracting(Reminder::to).containsExactly((String) null);
    assertThat(received()).isEmpty();
  }

  @Test
  void anAddressThatIsRefusedKeepsTheLetterFromNoOtherAndOnlyItIsTriedAgain() {
    SendReminders reminders = reminders("gone..away@example.org", "dx@example.org");

    Reminder failed = reminders.check(NINE_THAT_DAY).getFirst();
    Reminder again = reminders.check(NINE_THAT_DAY.plusSeconds(1800)).getFirst();

    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.to()).isEqualTo("gone..away@example.org, dx@example.org");
    assertThat(failed.failure()).startsWith("gone..away@example.org: ").doesNotContain("dx@");
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.reached()).containsExactly("dx@example.org");
    assertThat(received()).as("the other one got its letter once").hasSize(1);
  }

  @Test
  void aLetterGoesWhereTheOfficeHasJustSaid() {
    Departments departments = new InMemoryDepartments();
    departments.fill(
        AOMORI, List.of(new Department("dx-promotion", new LocalizedText("ＤＸ", null), List.of())));
    Registered before = departments.find(AOMORI, "dx-promotion").orElseThrow();
    SendReminders reminders =
        reminders(new SmtpPostbox(sender, "dxpulse@example.org"), departments);
    boolean kept =
        departments.keep(
            before.changed(
                new Department(
                    "dx-promotion",
                    before.department().name(),
                    List.of(new MailAddress("new@example.org"))),
                new Registered.Act("office", NINE_THAT_DAY)));

    assertThat(kept).isTrue();
    assertThat(reminders.check(NINE_THAT_DAY))
        .extracting(Reminder::to)
        .containsExactly("new@example.org");
  }

  @Test
  void aReminderOfAnEarlierBuildIsRead() {
    String earlier =
        WireFormat.mapper()
            .writeValueAsString(
                new Reminder(
                    DAY_BEFORE, "roads", "a@b.jp", Outcome.SENT, 1, NINE_THAT_DAY, null, List.of()))
            .replace(",\"reached\":[]", "");

    assertThat(earlier).doesNotContain("reached");
    assertThat(WireFormat.mapper().readValue(earlier, Reminder.class).reached()).isEmpty();
  }

  @Test
  void theAddressOfADepartmentGetsNoLettersOfAnotherOrganization() {
    SendReminders theirs =
        reminders(
            new SmtpPostbox(sender, "dxpulse@example.org"),
            new OrganizationCode("022012"),
            "theirs@example.org");

    assertThat(theirs.check(NINE_THAT_DAY))
        .extracting(Reminder::outcome)
        .containsExactly(Outcome.NO_ADDRESS);
    assertThat(received()).isEmpty();
  }

  @Test
  void aCrashBeforeTheNoteSendsAtMostOneLetterTwice() {
    // Noted, sent perhaps, and the process died before it could say so.
    boolean kept =
        rounds.keep(
            held()
                .with(
                    new Reminder(
                        DAY_BEFORE,
                        "dx-promotion",
                        "dx@example.org",
                        Outcome.SENDING,
                        1,
                        NINE_THAT_DAY,
                        null,
                        List.of())));
    assertThat(kept).isTrue();

    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(60))).isEmpty();
    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(1800))).hasSize(1);
    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY.plusSeconds(3600))).isEmpty();
    assertThat(received()).hasSize(1);
  }

  @Test
  void ofSeveralProcessesOneSendsALetter() {
    List<CompletableFuture<List<Reminder>>> looking =
        IntStream.range(0, 4)
            .mapToObj(process ->
                CompletableFuture.supplyAsync(
                    () -> reminders("dx@example.org").check(NINE_THAT_DAY)))
            .toList();

    assertThat(looking.stream().mapToInt(each -> each.join().size()).sum()).isEqualTo(1);
    assertThat(received()).hasSize(1);
  }

  @Test
  void aRoundThatIsClosedMeanwhileRemindsNobody() {
    boolean kept = rounds.keep(held().closed(new Act("office", NINE_THAT_DAY)));
    assertThat(kept).isTrue();

    assertThat(reminders("dx@example.org").check(NINE_THAT_DAY)).isEmpty();
    assertThat(received()).isEmpty();
  }

  @Test
  void withoutAMailServerNothingIsSentOrNoted() {
    SendReminders none = reminders(new SmtpPostbox(null, "dxpulse@example.org"), "dx@example.org");

    assertThat(none.check(NINE_THAT_DAY)).isEmpty();
    assertThat(held().reminders()).isEmpty();
    assertThat(none.overdue(at("2027-01-20T23:59"))).isZero();
    assertThat(none.overdue(at("2027-01-21T00:00"))).isEqualTo(1);
  }

  private SendReminders reminders(String... mail) {
    return reminders(new SmtpPostbox(sender, "dxpulse@example.org"), mail);
  }

  private SendReminders reminders(SmtpPostbox postbox, String... mail) {
    return reminders(postbox, AOMORI, mail);
  }

  private SendReminders reminders(
      SmtpPostbox postbox, OrganizationCode organization, String... mail) {
    Departments departments = new InMemoryDepartments();
    departments.fill(
        organization,
        List.of(
            new Department(
                "dx-promotion",
                new LocalizedText("ＤＸ推進課", "DX Promotion"),
                Stream.of(mail).map(MailAddress::new).toList())));
    return reminders(postbox, departments);
  }

  private SendReminders reminders(SmtpPostbox postbox, Departments departments) {
    return new SendReminders(
        rounds,
        new DrawBoard(indicators, new MongoReportedValues(database), WorkInHand.NONE),
        indicators,
        departments,
        postbox,
        LocalTime.of(9, 0),
        "https://dx.example.jp/staff/ingestion?show=rounds");
  }

  private Round held() {
    return rounds.find(AOMORI, "round-of-the-quarter").orElseThrow();
  }

  private List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  private static String text(MimeMessage letter) throws MessagingException, IOException {
    return String.valueOf(letter.getContent()).replace("\r\n", "\n");
  }
}
