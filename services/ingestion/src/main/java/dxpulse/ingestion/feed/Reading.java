package dxpulse.ingestion.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one member of a figure is read of a row.
///
/// @param text with columns in braces, such as `{年度}年度`; without braces it is always the same
/// @param pattern regular expression whose first group is what counts
/// @param table from what stands there to what it means
/// @param skipOthers rows that are not in the table are left out instead of refused
public record Reading(
    String text, @Nullable String pattern, Map<String, String> table, boolean skipOthers) {
  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)\\}");
  private static final int LONGEST = 200;

  @SuppressWarnings("NullAway") // members that a file leaves out
  public Reading {
    text = text == null ? "" : text;
    table = table == null ? Map.of() : Map.copyOf(table);
  }

  public static Reading of(String text) {
    return new Reading(text, null, Map.of(), false);
  }

  /// What was read: a text, nothing because the row is not meant, or why it could not be.
  public sealed interface Found {
    record Text(String text) implements Found {}

    record Skip() implements Found {}

    record Wrong(FeedFault fault) implements Found {}
  }

  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    Matcher matcher = COLUMN.matcher(text);
    while (matcher.find()) {
      columns.add(matcher.group(1));
    }
    return columns;
  }

  Found in(Row row) {
    String raw =
        COLUMN
            .matcher(text)
            .replaceAll(column -> Matcher.quoteReplacement(row.cell(column.group(1))))
            .strip();
    String column = String.join(" ", columns());
    String found = raw;
    if (pattern != null) {
      Matcher matcher =
          Pattern.compile(pattern)
              .matcher(raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw);
      if (!matcher.find()) {
        return new Found.Wrong(
            new FeedFault(
                row.place(),
                column,
                "PATTERN_DOES_NOT_FIT",
                "決めた形ではありません / not of the form that was agreed",
                raw,
                pattern));
      }
      found = matcher.groupCount() == 0 ? matcher.group() : text(matcher.group(1));
    }
    if (table.isEmpty()) {
      return new Found.Text(found);
    }
    String meaning = table.get(found);
    if (meaning != null) {
      return new Found.Text(meaning);
    }
    return skipOthers
        ? new Found.Skip()
        : new Found.Wrong(
            new FeedFault(
                row.place(),
                column,
                "UNKNOWN_CODE",
                "対応表にないコードです / the code is not in the table",
                found,
                String.join(", ", table.keySet().stream().sorted().limit(20).toList())));
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }
}
