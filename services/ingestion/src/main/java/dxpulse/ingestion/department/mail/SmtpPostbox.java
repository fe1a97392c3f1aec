package dxpulse.ingestion.department.mail;

import dxpulse.ingestion.department.Letter;
import dxpulse.ingestion.department.MailAddress;
import dxpulse.ingestion.department.Postbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Posts letters to a mail server as plain text.
public final class SmtpPostbox implements Postbox {
  private final @Nullable JavaMailSender server;
  private final String sender;

  /// @param server absent where none is set up
  /// @param sender address that letters come from
  public SmtpPostbox(@Nullable JavaMailSender server, String sender) {
    this.server = server;
    this.sender = sender;
  }

  @Override
  public boolean isThere() {
    return server != null;
  }

  @Override
  public void post(MailAddress to, Letter letter) {
    JavaMailSender open = server;
    if (open == null) {
      throw new IllegalStateException("no mail server is set up");
    }
    try {
      MimeMessage message = open.createMimeMessage();
      MimeMessageHelper helper =
          new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
      helper.setFrom(sender);
      helper.setTo(to.value());
      helper.setSubject(letter.subject());
      helper.setText(letter.text());
      open.send(message);
    } catch (MailException | MessagingException refused) {
      throw new NotSent(String.valueOf(refused.getMessage()), refused);
    }
  }
}
