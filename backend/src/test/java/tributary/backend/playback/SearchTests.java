package tributary.backend.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tributary.backend.SiteTest;
import tributary.backend.playback.Library.Person;

/// Finding videos and channels, and turning pages.
@SiteTest
@Import(Library.class)
class SearchTests {

    private static final Pattern MORE = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern CARD = Pattern.compile(
            "<h3 class=\"title\"><a dir=\"auto\" href=\"/w/([^\"]+)\"|<h3 class=\"title\"><a href=\"/w/([^\"]+)\"");

    @Autowired
    Library library;

    @LocalServerPort
    int port;

    Visit visit;
    Person person;

    @BeforeEach
    void connect() {
        visit = new Visit(port);
        person = library.person();
    }

    private List<String> names(String search) {
        var found = new ArrayList<String>();
        visit.json("/api/v1/search/videos?count=100&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
                .path("data")
                .forEach(video -> found.add(video.path("name").asString()));
        return found;
    }

    @Test
    void wildcardsOfTheDatabaseAreOrdinaryCharacters() {
        library.clip(person, "Discount of 100% today");
        library.clip(person, "Discount of 1000 today");
        library.clip(person, "file_name explained");
        library.clip(person, "fileXname explained");
        library.clip(person, "back\\slash");
        assertThat(names("100%")).containsExactly("Discount of 100% today");
        assertThat(names("file_name")).containsExactly("file_name explained");
        assertThat(names("back\\slash")).containsExactly("back\\slash");
        assertThat(names("'; drop table video; --")).isEmpty();
        assertThat(visit.get("/search?search=%00river").statusCode()).isEqualTo(200);
    }

    @Test
    void channelsAreFoundByNameWithoutWildcards() {
        var one = library.person(2, "x", "Quokka_films");
        library.person(2, "y", "QuokkaXfilms");
        var page = visit.get("/search?search=quokka_films").body();
        assertThat(page).contains("/c/" + one.handle()).doesNotContain("QuokkaXfilms");
    }

    @Test
    void aTitleThatMatchesComesBeforeATagThatDoes() {
        library.clip(person, "Aardvark in the garden");
        library.clip(person, "Something newer", "PUBLIC", "PUBLISHED", "", List.of("aardvark"));
        assertThat(names("aardvark")).containsExactly("Aardvark in the garden", "Something newer");
    }

    @Test
    void filtersOfProgramsAreHeeded() {
        library.clip(person, "Tagged pelican", "PUBLIC", "PUBLISHED", "", List.of("Pelican", "bird"));
        library.clip(person, "Tagged gull", "PUBLIC", "PUBLISHED", "", List.of("gull", "bird"));
        var of = "/api/v1/accounts/" + person.username() + "/videos";
        assertThat(visit.json(of + "?tagsOneOf=pelican&tagsOneOf=gull")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(visit.json(of + "?tagsOneOf[]=pelican").path("total").asInt())
                .isOne();
        assertThat(visit.json(of + "?tagsAllOf=bird&tagsAllOf=gull")
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(visit.json(of + "?nsfw=true").path("total").asInt()).isZero();
        assertThat(visit.json(of + "?nsfw=both").path("total").asInt()).isEqualTo(2);
        assertThat(visit.json(of + "?durationMin=11").path("total").asInt()).isZero();
        assertThat(visit.json(of + "?durationMax=10").path("total").asInt()).isEqualTo(2);
        assertThat(visit.json(of + "?categoryOneOf=3").path("total").asInt()).isZero();
        assertThat(visit.json(of + "?startDate=2099-01-01T00:00:00Z")
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(visit.json(of + "?isLive=true").path("total").asInt()).isZero();
        assertThat(visit.json(of + "?search=pelican")
                        .path("data")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Tagged pelican");
        assertThat(visit.json(of + "?sort=name")
                        .path("data")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Tagged gull");
    }

    @Test
    void turningPagesShowsEveryVideoOnceThoughNewOnesAppear() {
        for (var i = 0; i < 60; i++) {
            library.clip(person, "Page " + i);
        }
        var seen = new ArrayList<String>();
        var next = "/c/" + person.handle();
        while (!next.isEmpty()) {
            var page = visit.get(next).body();
            var cards = CARD.matcher(page);
            while (cards.find()) {
                seen.add(cards.group(1) == null ? cards.group(2) : cards.group(1));
            }
            library.clip(person, "Published meanwhile");
            var more = MORE.matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).hasSize(60);
        assertThat(new HashSet<>(seen)).hasSize(60);
    }

    @Test
    void searchResultsGoOnOnFurtherPages() {
        for (var i = 0; i < 30; i++) {
            library.clip(person, "Xylophone " + i);
        }
        var first = visit.get("/search?search=xylophone").body();
        var more = MORE.matcher(first);
        assertThat(more.find()).isTrue();
        var second = visit.get(more.group(1).replace("&amp;", "&"));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("Xylophone").doesNotContain("rel=\"next\"");
    }

    @Test
    void anEmptySearchAndOneWithoutResultsSayWhatToDo() {
        assertThat(visit.get("/search").body()).contains("field at the top");
        assertThat(visit.get("/search?search=nothing-is-called-this").body()).contains("Nothing found");
        var german = visit.get("/search?search=nothing-is-called-this", "Accept-Language", "de");
        assertThat(german.body()).contains("Nichts gefunden", "lang=\"de\"");
    }
}
