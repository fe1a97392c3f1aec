package dxpulse.publication;

import com.mongodb.client.MongoDatabase;
import dxpulse.infra.mongo.Stores;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.story.Darkroom;
import dxpulse.publication.story.PublicStories;
import dxpulse.publication.story.StoryDesk;
import dxpulse.publication.story.StoryStore;
import dxpulse.publication.story.mongo.MongoStories;
import dxpulse.publication.story.raster.JpegDarkroom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds what cases are kept with.
@Configuration(proxyBeanMethods = false)
class StoryWiring {
  @Bean
  StoryStore storyStore(MongoDatabase database, Clock clock) {
    MongoStories store = new MongoStories(Stores.promised(database));
    store.adopt(database, clock.instant());
    return store;
  }

  @Bean
  Darkroom darkroom() {
    return new JpegDarkroom();
  }

  @Bean
  StoryDesk storyDesk(StoryStore store, LivePlan plan) {
    return new StoryDesk(store, code -> plan.knows("kpi/" + code));
  }

  @Bean
  PublicStories publicStories(StoryStore store, LivePlan plan, BoardPublisher publisher) {
    return new PublicStories(store, plan, publisher);
  }

  @Bean
  StoryClock storyClock(
      PublicStories stories, Clock clock, @Value("${dxpulse.cases.pause}") Duration pause) {
    return new StoryClock(stories, clock, pause);
  }
}
