package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.forAliases;
import static dev.wirewatch.tagging.Tagged.spans;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Base forms in the watchlist, other forms in the text. The span is the word as written, with what is joined to it. */
class InflectedNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru|Россия|России;Россию;Россией;РОССИЯ",
                "ru|Иран|Ирана;Ирану;Ираном;Иране",
                "ru|иранский|иранская;иранского;иранских;иранскими;Иранскую",
                "ru|иранец|иранца;иранцы;иранцев;иранцами",
                "ru|Израиль|Израиля;Израилем;Израиле",
                "ru|Обама|Обамы;Обаме;Обаму;Обамой",
                "ru|баллистическая ракета|баллистические ракеты;баллистических ракет;баллистической ракетой",
                "ru|баллистические ракеты|баллистических ракет;баллистическими ракетами",
                "ru|Белый дом|Белого дома;Белому дому;Белым домом",
                "ru|Корпус стражей исламской революции|Корпуса стражей исламской революции;Корпусом стражей исламской революции",
                "ru|КСИР|КСИРа;КСИРом",
                "uk|Росія|Росії;Росію;Росією",
                "uk|іранський|іранського;іранська;іранських",
                "uk|Іран|Ірану;Іраном;Ірані;Іране",
                "uk|Ірак|Іраку;Іраче",
                "uk|Америка|Америки;Америці;Америкою",
                "uk|іранець|іранця;іранці;іранцями",
                "ar|العراق|والعراق;بالعراق;للعراق;عراق;وللعراق;فالعراق",
                "ar|إيران|وإيران;بإيران;لإيران;ايران;إيرانَ",
                "ar|إيراني|الإيراني;الإيرانية;إيرانيون;والإيرانيين;الايرانيه",
                "ar|الحرس الثوري|والحرس الثوري;للحرس الثوري;حرس ثوري",
                "ar|باتريوت|الباتريوت;بالباتريوت;وباتريوت;باتريـوت",
                "fa|ایرانی|ایرانی‌ها;ایرانیها;ایرانیان;ايراني",
                "fa|موشک|موشک‌های;موشکها;موشکی;موشک‌هایش",
                "fa|ایالات متحده|ایالات‌متحده;ایالات‌متحده‌ی",
                "fa|پایگاه هوایی عین الاسد|پایگاه هوایی عین‌الاسد;پایگاه‌هوایی‌عین‌الاسد",
                "fa|آتش‌بس|آتش بس;آتشبس",
                "he|איראן|באיראן;ואיראן;מאיראן;שאיראן;לאיראן;אִירָאן",
                "he|איראני|האיראני;איראנית;האיראניים;האיראניות",
                "he|ארה\"ב|ארה״ב;בארה\"ב;וארה״ב;ארה”ב",
                "he|משמרות המהפכה|ממשמרות המהפכה;ובמשמרות המהפכה",
                "tr|füze|füzeler;füzesi;füzelerinin;füzeyi;FÜZELERİ",
                "tr|uçak|uçağı;uçaklar;uçağının;uçaktan",
                "tr|balistik füze|balistik füzeler;balistik füzelerini",
                "tr|İranlı|İranlılar;iranlının;İRANLI;İranlılardı",
                "de|iranisch|iranische;iranischen;iranischer;Iranisches",
                "de|Iran|Irans;IRAN",
                "de|Iraner|Iranern;Iranerin;Iranerinnen",
                "de|Rakete|Raketen",
                "fr|iranien|iranienne;iraniens;iraniennes",
                "fr|missile balistique|missiles balistiques",
                "es|iraní|iraníes;iranís;IRANÍES",
                "es|misil balístico|misiles balísticos",
                "it|iracheno|irachena;iracheni;irachene",
                "it|missile balistico|missili balistici"
            })
    void findsTheFormsOfAName(String language, String base, String forms) {
        Tagger tagger = forAliases(language, "['" + base.replace("'", "''") + "']");

        for (String form : forms.split(";")) {
            assertThat(spans(tagger, "— " + form + ", —")).as(form).containsExactly(form);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr|Irak|Irak'ın sınırı|Irak",
                "tr|Tahran|Tahran’a gitti|Tahran",
                "tr|ABD|ABD'nin planı|ABD",
                "fr|Iran|l’Iran et d'Iran|Iran;Iran",
                "it|Iraq|dell'Iraq e nell’Iraq|Iraq;Iraq",
                "en|Iran|Iran'll see, Iran’d say|Iran;Iran",
                "en|Iraq's parliament|Iraq’s Parliament voted|Iraq’s Parliament"
            })
    void dividesAtApostrophes(String language, String base, String text, String expected) {
        Tagger tagger = forAliases(language, "[\"" + base + "\"]");

        assertThat(spans(tagger, text)).containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru|Иран|Тирана",
                "ru|США|Саша",
                "ar|إيران|طيران",
                "he|איראן|דאיראן",
                "tr|Irak|Iraklılıklarımızdan",
                "fr|Iran|Iraniste",
                "de|Iran|Iranistik",
                "en|Iraq's parliament|Iraq parliament"
            })
    void findsNoWordsThatMerelyContainAName(String language, String base, String text) {
        Tagger tagger = forAliases(language, "[\"" + base + "\"]");

        assertThat(spans(tagger, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false,Ирана", "true,Иран"})
    void leavesANameAloneThatDoesNotInflect(boolean inflect, String text) {
        Tagger tagger = forAliases("ru", "[{text: Иран, inflect: " + inflect + "}]");

        assertThat(spans(tagger, "Иран, Ирана")).hasSize(inflect ? 2 : 1);
        assertThat(spans(tagger, text)).hasSize(inflect ? 1 : 0);
    }
}
