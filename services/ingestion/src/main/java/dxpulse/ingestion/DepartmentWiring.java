package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.MailAddress;
import dxpulse.ingestion.department.Postbox;
import dxpulse.ingestion.department.TryAddresses;
import dxpulse.ingestion.department.mail.SmtpPostbox;
import dxpulse.ingestion.department.mongo.MongoDepartments;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/// Builds departments from their ports.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DepartmentWiring.FirstFill.class)
class DepartmentWiring {
  /// The departments that are registered when the store has never heard of them, by key:
  /// `dxpulse.departments`. From then on the office's page decides.
  @ConfigurationProperties("dxpulse")
  record FirstFill(@Nullable Map<String, Named> departments) {
    /// @param mail where letters go, several addresses separated by commas; blank where nobody
    ///   wants any
    record Named(String ja, @Nullable String en, @Nullable String mail) {}

    List<Department> all() {
      return departments == null
          ? List.of()
          : departments.entrySet().stream()
              .map(each -> department(each.getKey(), each.getValue()))
              .toList();
    }

    private static Department department(String key, Named named) {
      String mail = named.mail() == null ? "" : named.mail();
      return new Department(
          key,
          new LocalizedText(named.ja(), named.en()),
          Stream.of(mail.split(","))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .map(MailAddress::new)
              .toList());
    }
  }

  @Bean
  Departments departments(
      FirstFill firstFill,
      @Value("${dxpulse.organization}") String organization,
      MongoDatabase database) {
    Departments departments = new MongoDepartments(Stores.promised(database));
    departments.fill(new OrganizationCode(organization), firstFill.all());
    return departments;
  }

  @Bean
  Postbox postbox(
      @Value("${spring.mail.host}") String host,
      ObjectProvider<JavaMailSender> server,
      RoundSettings settings) {
    return new SmtpPostbox(host.isBlank() ? null : server.getIfAvailable(), settings.sender());
  }

  @Bean
  TryAddresses tryAddresses(Departments departments, Postbox postbox, RoundSettings settings) {
    return new TryAddresses(departments, postbox, settings.entryPage());
  }
}
