package dxpulse.ingestion;

import dxpulse.ingestion.round.Reminder;
import dxpulse.ingestion.round.SendReminders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Looks now and then whether reminders are due: rarely enough to cost nothing, often enough that a
/// service which was down in the morning sends them before noon.
class ReminderSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderSchedule.class);

  private final SendReminders sendReminders;
  private final Clock clock;
  private final Counter sent;
  private final Counter failed;
  private final AtomicInteger overdue;

  ReminderSchedule(SendReminders sendReminders, Clock clock, MeterRegistry metrics) {
    this.sendReminders = sendReminders;
    this.clock = clock;
    sent = metrics.counter("dxpulse.reminders.sent");
    failed = metrics.counter("dxpulse.reminders.failed");
    overdue = metrics.gauge("dxpulse.rounds.overdue", new AtomicInteger());
  }

  @Scheduled(
      initialDelayString = "${dxpulse.rounds.look-every}",
      fixedDelayString = "${dxpulse.rounds.look-every}")
  void look() {
    Instant now = clock.instant();
    try {
      for (Reminder reminder : sendReminders.check(now)) {
        switch (reminder.outcome()) {
          case SENT -> sent.increment();
          case FAILED, NO_ADDRESS -> {
            failed.increment();
            LOG.warn(
                "reminder to {} not sent: {}",
                reminder.department(),
                reminder.failure() == null ? "no address" : reminder.failure());
          }
          case SENDING -> {
            // It is noted as such only before it is sent.
          }
        }
      }
      overdue.set(sendReminders.overdue(now));
    } catch (RuntimeException away) {
      LOG.warn("reminders not looked at now, tried again: {}", away.toString());
    }
  }
}
