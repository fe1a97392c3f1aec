package dxpulse.infra.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// One wall each. `HouseRulesTest` shows for every rule a small package that breaks it, so that no
/// rule stays green because it looks at nothing.
enum HouseRule {
  /// A feature decides; it knows no framework, no store, no wire format.
  FEATURES_ARE_PURE {
    @Override
    ArchRule in(Rooms rooms) {
      return classes()
          .that(rooms.features())
          .should()
          .onlyDependOnClassesThat(
              rooms
                  .features()
                  .or(Conditions.inJavaBase())
                  .or(
                      resideInAnyPackage(
                          "dxpulse.contracts.types..",
                          "org.jspecify..",
                          "org.apache.commons.statistics..")));
    }
  },

  /// Time, identity and chance come in as arguments, so that a replay gives the same facts.
  FEATURES_TAKE_TIME_AND_IDENTITY_AS_ARGUMENTS {
    @Override
    ArchRule in(Rooms rooms) {
      return noClasses()
          .that(rooms.features())
          .should()
          .accessTargetWhere(describe("a clock or chance", Conditions::isClockOrChance));
    }
  },

  /// Services share contracts, what is at the edge, the stream of changes and the opening of
  /// workbooks, never code or data of each other.
  SERVICES_DO_NOT_KNOW_EACH_OTHER {
    @Override
    ArchRule in(Rooms rooms) {
      return classes()
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("dxpulse.."))
                  .or(rooms.own())
                  .or(
                      resideInAnyPackage(
                          "dxpulse.contracts..",
                          "dxpulse.infra.edge..",
                          "dxpulse.infra.element..",
                          "dxpulse.infra.live..",
                          "dxpulse.infra.mongo..",
                          "dxpulse.infra.workbook..")));
    }
  },

  /// A listener does not call a store: both are reached through the feature's own ports.
  TECHNOLOGIES_DO_NOT_KNOW_EACH_OTHER {
    @Override
    ArchRule in(Rooms rooms) {
      return classes().that(rooms.technologies()).should(Conditions.useNoSiblingOf(rooms));
    }
  },

  /// The wiring knows everybody, nobody knows the wiring.
  NOBODY_KNOWS_THE_WIRING {
    @Override
    ArchRule in(Rooms rooms) {
      return noClasses()
          .that(rooms.own())
          .and(not(rooms.wiring()))
          .should()
          .dependOnClassesThat(rooms.wiring());
    }
  },

  FEATURES_HAVE_NO_CYCLES {
    @Override
    ArchRule in(Rooms rooms) {
      return slices().matching(rooms.root() + ".(*)..").should().beFreeOfCycles();
    }
  },

  /// Names come from the domain; these say nothing about it.
  NAMES_COME_FROM_THE_DOMAIN {
    @Override
    ArchRule in(Rooms rooms) {
      return classes().should(Conditions.beNamedForTheDomain());
    }
  },

  /// What an object needs it gets in its constructor.
  NO_FIELD_IS_INJECTED {
    @Override
    ArchRule in(Rooms rooms) {
      return fields().should(Conditions.notBeInjected());
    }
  },

  /// A public class of a technology is one that the wiring builds, another package uses, or the
  /// framework insists on.
  TECHNOLOGIES_HIDE_WHAT_NOBODY_USES {
    @Override
    ArchRule in(Rooms rooms) {
      return classes().that(rooms.technologies()).should(Conditions.bePublicOnlyIfUsed());
    }
  },

  /// Otherwise the compiler does not look for null there.
  EVERY_PACKAGE_IS_NULL_MARKED {
    @Override
    ArchRule in(Rooms rooms) {
      return classes().should(Conditions.resideInNullMarkedPackages());
    }
  };

  abstract ArchRule in(Rooms rooms);

  /// One line for each place where the rule is broken.
  List<String> violations(JavaClasses classes, String root) {
    // A service may well have no feature or no technology that a rule could look at.
    return in(new Rooms(root))
        .allowEmptyShould(true)
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }
}
