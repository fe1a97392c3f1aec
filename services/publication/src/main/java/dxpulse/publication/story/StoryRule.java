package dxpulse.publication.story;

import java.util.List;
import java.util.stream.Stream;

/// What a case must have before everybody reads it.
public enum StoryRule {
  FIELD_IS_GIVEN("/field", "分野を選んでください", "choose a field") {
    @Override
    boolean isBroken(Story story) {
      return story.text().field() == null;
    }
  },
  ORGANISATION_IS_GIVEN("/organisation", "団体名を書いてください", "name the organisation") {
    @Override
    boolean isBroken(Story story) {
      return story.text().organisation() == null;
    }
  },
  SUMMARY_IS_GIVEN("/summary", "要約を書いてください", "write a summary") {
    @Override
    boolean isBroken(Story story) {
      return story.text().summary() == null;
    }
  },
  PICTURE_IS_DESCRIBED("/alt", "画像の説明を書いてください", "describe the picture in words") {
    @Override
    boolean isBroken(Story story) {
      return story.text().picture() != null && story.text().picture().alt() == null;
    }
  },
  ORGANISATION_AGREES("/consent", "団体の同意を記録してください", "record the organisation's consent") {
    @Override
    boolean isBroken(Story story) {
      return story.consent() == null;
    }
  };

  private final String pointer;
  private final String ja;
  private final String en;

  StoryRule(String pointer, String ja, String en) {
    this.pointer = pointer;
    this.ja = ja;
    this.en = en;
  }

  abstract boolean isBroken(Story story);

  /// The member that is wrong.
  public String pointer() {
    return pointer;
  }

  /// Japanese, then English.
  public String message() {
    return ja + " / " + en;
  }

  /// All that keeps a case from being published.
  public static List<StoryRule> brokenBy(Story story) {
    return Stream.of(values()).filter(rule -> rule.isBroken(story)).toList();
  }
}
