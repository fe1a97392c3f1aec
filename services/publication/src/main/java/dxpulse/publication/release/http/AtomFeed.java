package dxpulse.publication.release.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.publication.chart.XmlText;
import dxpulse.publication.page.Lang;
import dxpulse.publication.release.Citation;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Standing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Releases as an Atom feed (RFC 4287). Ids are made of the release's and never change.
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int MOST = 50;

  private final OrganizationCode organization;
  private final Citation citation;
  private final Instant began;

  /// @param began since when the feed is offered, which is its last change until something is
  ///   published
  AtomFeed(OrganizationCode organization, Citation citation, Instant began) {
    this.organization = organization;
    this.citation = citation;
    this.began = began.truncatedTo(ChronoUnit.SECONDS);
  }

  /// @param releases that everybody may see, newest first
  byte[] of(List<Release> releases, Lang lang) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", lang.code());
      element(xml, "id", "urn:dxpulse:releases:" + organization + ":" + lang.code());
      element(xml, "title", lang.of(citation.work()) + lang.of(" リリース", ": releases"));
      Instant updated =
          releases.stream()
              .flatMap(release -> release.changedAt().stream())
              .max(Comparator.naturalOrder())
              .orElse(began);
      element(xml, "updated", updated.toString());
      xml.writeStartElement("author");
      element(xml, "name", lang.of(citation.author()));
      xml.writeEndElement();
      link(xml, "self", citation.site() + lang.url("/releases/feed.atom"), "application/atom+xml");
      link(xml, "alternate", citation.site() + lang.url("/releases"), "text/html");
      for (Release release : releases.stream().limit(MOST).toList()) {
        entry(xml, release, lang);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private void entry(XMLStreamWriter xml, Release release, Lang lang) throws XMLStreamException {
    String path = "/releases/" + release.id();
    LocalizedText words = release.content().summary();
    String title = lang.of(release.title());
    xml.writeStartElement("entry");
    element(xml, "id", "urn:dxpulse:release:" + organization + ":" + release.id());
    if (release.standing() instanceof Standing.Withdrawn withdrawn) {
      title = lang.of("【取り下げ】", "Withdrawn: ") + title;
      words = withdrawn.reason();
    }
    element(xml, "title", title);
    element(xml, "published", release.publishedAt().orElseThrow().toString());
    element(xml, "updated", release.changedAt().orElseThrow().toString());
    link(xml, "alternate", citation.site() + lang.url(path), "text/html");
    link(xml, "enclosure", citation.site() + "/api" + path, "application/json");
    xml.writeEmptyElement("category");
    xml.writeAttribute("term", release.granularity().code());
    element(xml, "summary", lang.of(words));
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.legible(text));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String address, String type)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", address);
    xml.writeAttribute("type", type);
  }
}
