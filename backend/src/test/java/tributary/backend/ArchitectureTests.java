package tributary.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/// House rules that the compiler and Spring Modulith do not see.
@AnalyzeClasses(packages = "tributary.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic()
            .because("other modules get a record: an entity that leaves its transaction is a bug in waiting");

    @ArchTest
    static final ArchRule repositoriesStayInTheirPackage = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("other modules ask the module's own collection, such as Accounts or Videos");

    @ArchTest
    static final ArchRule domainNeverSeesWeb = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..api..", "..discovery..", "..media..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tributary.backend..web..")
            .because("pages come and go; hand the controller a record and let it decide how it looks");

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic()
            .because("nobody calls a controller but Spring; what others need belongs into the module's root package");

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords()
            .because("settings do not change while the site runs");

    @ArchTest
    static final ArchRule constructorsNotFields = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .because("a constructor says what a class needs, and works in a test");

    @ArchTest
    static final ArchRule lowerCaseNamesItsLocale = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .because("a Turkish server has another i: write toLowerCase(Locale.ROOT)");

    @ArchTest
    static final ArchRule listsAreToList = noClasses()
            .should()
            .callMethod(Collectors.class, "toList")
            .because("Stream.toList() is shorter and cannot be changed afterwards");

    @ArchTest
    static final ArchRule onlyTheStartTalksToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("tributary.backend")
            .and()
            .haveSimpleNameNotEndingWith("FirstAdministrator")
            .and()
            .haveSimpleNameNotEndingWith("ReadyNotice")
            .should()
            .accessField(System.class, "out")
            .because("what is printed cannot be searched, dated or silenced: use a logger");

    @ArchTest
    static final ArchRule noNamesThatSayNothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .because("a class is named after the thing or the act");

    @ArchTest
    static final ArchRule noCommonPackage = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..")
            .because("what everybody needs is a thing with a name, in site or in protocol");
}
