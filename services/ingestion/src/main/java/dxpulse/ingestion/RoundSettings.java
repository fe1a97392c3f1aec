package dxpulse.ingestion;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Settings of collection rounds.
///
/// @param hour from which reminders go out on their days, in Japan
/// @param page address of the portal, without a slash at its end: reminders link to it
/// @param sender address that reminders come from
@ConfigurationProperties("dxpulse.rounds")
record RoundSettings(LocalTime hour, String page, String sender) {
  RoundSettings {
    if (page.endsWith("/") || !page.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "dxpulse.rounds.page: \"%s\" (expected: http(s)://… without a slash at its end)"
              .formatted(page));
    }
    if (!sender.contains("@")) {
      throw new IllegalArgumentException(
          "dxpulse.rounds.sender: \"%s\" (expected: an e-mail address)".formatted(sender));
    }
  }

  /// Address where figures are entered, as letters name it: so that whoever must sign in first
  /// arrives there, too.
  String entryPage() {
    return page + "/staff/ingestion?show=rounds";
  }
}
