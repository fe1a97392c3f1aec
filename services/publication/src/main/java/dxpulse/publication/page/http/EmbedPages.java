package dxpulse.publication.page.http;

import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.edge.Caching;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.Asked;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.EmbedCards;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Lang;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cards that other sites show in a frame, and the element that makes such frames. No answer sets a
/// cookie.
@RestController
class EmbedPages {
  private static final int MOST_DRAWN = 300;
  private static final String ELEMENT = "dxp-kpi.js";

  /// How long an element of an older version may still be in use, since its address is for ever.
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final BoardReader boards;
  private final EmbedCards cards;
  private final BooleanSupplier cacheAway;
  private final KnownReleases releases;
  private final byte[] element;
  private final String elementTag;
  private final DrawnPages drawn = new DrawnPages(MOST_DRAWN);

  EmbedPages(
      BoardReader boards,
      EmbedCards cards,
      Assets assets,
      BooleanSupplier cacheAway,
      KnownReleases releases) {
    this.boards = boards;
    this.cards = cards;
    this.cacheAway = cacheAway;
    this.releases = releases;
    String hashed = assets.url(ELEMENT).substring("/assets/".length());
    element = assets.content(hashed).orElseThrow();
    elementTag = Caching.weak(hashed);
  }

  @GetMapping({"/embed/kpi/{code}", "/en/embed/kpi/{code}"})
  ResponseEntity<byte[]> card(
      ServerHttpRequest request,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period) {
    Optional<Lang> language = language(request, lang);
    Optional<PeriodAsked> wanted = PeriodAsked.of(granularity, period);
    String board = "kpi/" + code;
    if (language.isEmpty() || wanted.isEmpty() || !boards.knows(board)) {
      return missing(request, language.orElseGet(() -> PageAnswers.lang(request)));
    }
    boolean pinned = wanted.get().period() != null;
    return boards
        .standing(board, wanted.get().granularity(), wanted.get().period())
        .flatMap(standing -> drawn(standing, language.get(), pinned))
        .map(sheet -> answer(request, HttpStatus.OK, sheet))
        .orElseGet(() ->
            message(request, HttpStatus.OK, PageAnswers.EMPTY, language.get(), "/kpis/" + code));
  }

  private Optional<DrawnPages.Sheet> drawn(
      BoardReader.Standing standing, Lang lang, boolean pinned) {
    Asked asked =
        new Asked(
            lang,
            pinned,
            cacheAway.getAsBoolean(),
            null,
            null,
            boards.isEarlier(standing.key()) ? Map.of() : releases.knownFrom());
    return drawn.find(standing, asked, () -> draw(standing, asked));
  }

  @GetMapping("/embed/" + ELEMENT)
  ResponseEntity<byte[]> element(
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    boolean same = Caching.isKnown(known, elementTag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(same ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
            .eTag(elementTag)
            .header("X-Content-Type-Options", "nosniff");
    return same
        ? answer.build()
        : answer
            .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
            .body(element);
  }

  /// Any other address of a frame.
  @GetMapping({"/embed/**", "/en/embed/**"})
  ResponseEntity<byte[]> other(ServerHttpRequest request) {
    return missing(request, PageAnswers.lang(request));
  }

  private Optional<String> draw(BoardReader.Standing standing, Asked asked) {
    return boards
        .view(standing.key())
        .filter(BoardView.KpiBoard.class::isInstance)
        .map(BoardView.KpiBoard.class::cast)
        .map(view -> cards.card(view, asked));
  }

  private ResponseEntity<byte[]> missing(ServerHttpRequest request, Lang lang) {
    return message(request, HttpStatus.NOT_FOUND, PageAnswers.MISSING, lang, "/");
  }

  private ResponseEntity<byte[]> message(
      ServerHttpRequest request, HttpStatus status, PageAnswers.Said said, Lang lang, String path) {
    return answer(
        request,
        status,
        DrawnPages.Sheet.of(cards.message(lang, path, said.title(lang), said.text(lang))));
  }

  private static ResponseEntity<byte[]> answer(
      ServerHttpRequest request, HttpStatus status, DrawnPages.Sheet sheet) {
    return HtmlAnswers.framedPage(request, status, sheet.html(), sheet.tag());
  }

  private static Optional<Lang> language(ServerHttpRequest request, @Nullable String asked) {
    return asked == null || asked.isEmpty()
        ? Optional.of(PageAnswers.lang(request))
        : Stream.of(Lang.values()).filter(each -> each.code().equals(asked)).findFirst();
  }
}
