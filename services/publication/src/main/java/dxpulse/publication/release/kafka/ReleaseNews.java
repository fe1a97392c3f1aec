package dxpulse.publication.release.kafka;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ReleasePublished;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseAnnouncements;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/// Sends `dxpulse.release.published`. Its id is made of the release's, so that a repeat is
/// recognised.
public final class ReleaseNews implements ReleaseAnnouncements {
  private final OrganizationCode organization;
  private final Producer<String, byte[]> producer;
  private final EventCodec codec = new EventCodec("/dxpulse/publication");

  public ReleaseNews(OrganizationCode organization, Producer<String, byte[]> producer) {
    this.organization = organization;
    this.producer = producer;
  }

  @Override
  public void announce(Release release) {
    ReleasePublished event =
        new ReleasePublished(
            organization,
            release.id(),
            release.period(),
            release.content().parts().stream().map(Content.Part::board).toList(),
            release.content().checksum(),
            release.publishedAt().orElseThrow());
    KafkaClients.sendAll(producer, List.of(codec.record(EventType.RELEASE_PUBLISHED, event, null)));
  }
}
