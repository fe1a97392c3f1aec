package dxpulse.infra.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One module of a staff page by itself, in a browser without the platform. The frame that all of
/// them import is served beside it; every other script is the module.
final class ServedModule {
  private static final Path FRAME = Path.of("../element/src/main/resources/ui/dxp-frame.js");

  private ServedModule() {}

  /// Opens an empty page on which the module can be imported.
  static void open(Page page, Path file) throws IOException {
    String module = Files.readString(file, StandardCharsets.UTF_8);
    String frame = Files.readString(FRAME, StandardCharsets.UTF_8);
    page.route(
        "**/*",
        route -> {
          String url = route.request().url();
          boolean isScript = url.endsWith(".js");
          String script = url.endsWith("/dxp-frame.js") ? frame : module;
          route.fulfill(
              new FulfillOptions()
                  .setContentType(isScript ? "text/javascript" : "text/html;charset=utf-8")
                  .setBody(isScript ? script : "<!doctype html><title>module</title>"));
        });
    page.navigate("http://module.invalid/");
  }
}
