package dxpulse.portal.answer.http;

import dxpulse.portal.answer.Problem;
import dxpulse.portal.answer.ProblemPage;
import dxpulse.portal.page.Language;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes a problem as a page where a person looks for one, else as `application/problem+json`.
@Component
class ProblemWriter {
  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    HttpHeaders headers = response.getHeaders();
    headers.setCacheControl("no-store");
    if (problem.retryAfter() > 0) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter()));
    }
    boolean page = wantsPage(exchange);
    headers.setContentType(
        page
            ? new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)
            : MediaType.APPLICATION_PROBLEM_JSON);
    byte[] body =
        page
            ? ProblemPage.html(problem, language(exchange)).getBytes(StandardCharsets.UTF_8)
            : json.writeValueAsBytes(members(problem));
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  /// Browsers name `text/html` when a person follows a link; programs and scripts do not.
  private static boolean wantsPage(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
    return !path.startsWith("/api/") && accept != null && accept.contains("text/html");
  }

  private static Language language(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.equals("/en") || path.startsWith("/en/") ? Language.ENGLISH : Language.JAPANESE;
  }

  private static Map<String, Object> members(Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", problem.type());
    members.put("title", problem.title().ja() + " / " + problem.title().english());
    members.put("status", problem.status());
    members.put("detail", problem.detail().ja() + " / " + problem.detail().english());
    return members;
  }
}
