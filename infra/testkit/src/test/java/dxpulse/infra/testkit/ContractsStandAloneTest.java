package dxpulse.infra.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractsStandAloneTest {
  private static final ClassFileImporter IMPORTER =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());

  @Test
  void typesNeedTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            Conditions.inJavaBase()
                .or(resideInAnyPackage("dxpulse.contracts.types..", "org.jspecify..")))
        .check(IMPORTER.importPackages("dxpulse.contracts.types"));
  }

  @Test
  void wireNeedsTypesTheJsonMapperAndKafkaAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            Conditions.inJavaBase()
                .or(
                    resideInAnyPackage(
                        "dxpulse.contracts..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.apache.kafka..")))
        .check(IMPORTER.importPackages("dxpulse.contracts.wire"));
  }
}
