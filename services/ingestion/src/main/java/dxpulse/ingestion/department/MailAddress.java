package dxpulse.ingestion.department;

import java.util.regex.Pattern;

/// An e-mail address, in the form that browsers take as one (HTML, "valid e-mail address"), at most
/// as long as mail servers take (RFC 5321).
public record MailAddress(String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
  private static final int LONGEST = 254;

  public MailAddress {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "address: \"%s\" (expected: name@example.jp, at most %d characters)"
              .formatted(value, LONGEST));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
