package dxpulse.publication.report.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: as usual, but never within a number. After a bracket or a sign the JDK
/// takes the point of ＋5.0 for the end of a sentence.
final class WholeNumbers implements FSTextBreaker {
  private final FSTextBreaker usual =
      new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
  private String text = "";

  @Override
  public void setText(String words) {
    text = words;
    usual.setText(words);
  }

  @Override
  public int next() {
    int end = usual.next();
    while (isWithinANumber(end)) {
      end = usual.next();
    }
    return end;
  }

  private boolean isWithinANumber(int at) {
    return at > 1
        && at < text.length()
        && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == ',')
        && Character.isDigit(text.charAt(at - 2))
        && Character.isDigit(text.charAt(at));
  }
}
