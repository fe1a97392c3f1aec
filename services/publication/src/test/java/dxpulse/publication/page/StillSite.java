package dxpulse.publication.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import dxpulse.infra.testkit.Chromium;

/// A site of one page that never changes, with its styles and scripts.
final class StillSite {
  private static final String SITE = "http://pages.test/";
  private final Assets assets = new Assets(SampleBoards.SITE);

  BrowserContext context(Chromium chromium, NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    context.route(
        SITE + "assets/*",
        route -> {
          String name = route.request().url().substring((SITE + "assets/").length());
          route.fulfill(
              new FulfillOptions()
                  .setContentType(name.endsWith(".css") ? "text/css" : "text/javascript")
                  .setBodyBytes(assets.content(name).orElseThrow()));
        });
    return context;
  }

  Page open(BrowserContext context, String html) {
    return show(context.newPage(), html);
  }

  /// In a tab that is there, which costs less than a new one.
  Page show(Page page, String html) {
    page.unrouteAll();
    page.route(
        SITE,
        route ->
            route.fulfill(
                new FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html)));
    page.navigate(SITE);
    return page;
  }
}
