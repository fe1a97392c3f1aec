package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasePagesTest {
  private static final Assets ASSETS = new Assets("https://dx.example.lg.jp");

  private final ReleasePages pages =
      new ReleasePages(new Renderer(new JteTemplates(), ASSETS), new JteTemplates(), ASSETS);

  @Test
  void readersAreToldOfWhichPeriodsThereAreReleases() {
    assertThat(list(Lang.JA, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR))
        .contains("定期的に準備するのは月・四半期・年度のリリースです（半期は定期的には準備しません）。");
    assertThat(list(Lang.EN, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR))
        .contains(
            "Regularly prepared are releases of the month, quarter and fiscal year, not those of half-years.");
    assertThat(list(Lang.JA, Granularity.values())).contains("月・四半期・半期・年度のリリースです。");
    assertThat(list(Lang.EN, Granularity.YEAR))
        .contains("releases of the fiscal year, not those of months, quarters and half-years.");
    assertThat(list(Lang.JA)).contains("決まった期ごとのリリースはありません。");
  }

  private String list(Lang lang, Granularity... kinds) {
    return pages.list(List.of(), List.of(), List.of(kinds), lang);
  }
}
