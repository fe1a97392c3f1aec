package dxpulse.infra.workbook;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from running what somebody wrote into a text as a formula. An apostrophe
/// before it does, and is taken away again when the file comes back.
public final class Harmless {
  private static final String GUARD = "'";
  private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@＝＋－＠\\t\\r\\n]");

  private Harmless() {}

  public static String made(String text) {
    return FORMULA.matcher(text).find() ? GUARD + text : text;
  }

  public static String undone(String field) {
    return field.startsWith(GUARD) && FORMULA.matcher(field).find()
        ? field.substring(GUARD.length())
        : field;
  }
}
