package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;

/// Under what everybody may use the data.
public final class Licence {
  public static final String NAME = "CC BY 4.0";
  public static final String ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.ja";

  /// Its words for people, each in their language.
  public static final LocalizedText DEED =
      new LocalizedText(ADDRESS, "https://creativecommons.org/licenses/by/4.0/deed.en");

  /// Who is to be named, and that demonstration values are none of its results.
  public static final LocalizedText NOTE =
      new LocalizedText(
          "出典を「青森県DX推進ダッシュボード」と示せば、だれでも自由に使えます。加工したときはその旨を示してください。サンプル値は架空の値で、青森県の実績ではありません。",
          "Free for everybody who names the source, Aomori Prefecture DX Dashboard, and says what was changed. Sample values are made up and are no results of the prefecture.");

  private Licence() {}

  /// Its lines in a file that people read.
  public static String inWords() {
    return "%s %s\r\n%s\r\n%s\r\n".formatted(NAME, ADDRESS, NOTE.ja(), NOTE.english());
  }
}
