package dxpulse.publication.release.kafka;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ReleasePublished;
import dxpulse.contracts.types.event.ReleaseWithdrawn;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.publication.release.Content;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseAnnouncements;
import dxpulse.publication.release.Standing;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Sends `dxpulse.release.published` and `dxpulse.release.withdrawn`. Their ids are made of the
/// release's, so that a repeat is recognised.
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
    List<ProducerRecord<String, byte[]>> news = new ArrayList<>();
    if (release.told() < 1) {
      news.add(codec.record(EventType.RELEASE_PUBLISHED, published(release), null));
    }
    if (release.standing() instanceof Standing.Withdrawn withdrawn) {
      news.add(codec.record(EventType.RELEASE_WITHDRAWN, withdrawn(release, withdrawn), null));
    }
    KafkaClients.sendAll(producer, news);
  }

  private ReleasePublished published(Release release) {
    return new ReleasePublished(
        organization,
        release.id(),
        release.period(),
        release.content().parts().stream().map(Content.Part::board).toList(),
        release.content().checksum(),
        release.publishedAt().orElseThrow());
  }

  private ReleaseWithdrawn withdrawn(Release release, Standing.Withdrawn how) {
    return new ReleaseWithdrawn(
        organization, release.id(), release.period(), how.reason(), how.publishedAt(), how.at());
  }
}
