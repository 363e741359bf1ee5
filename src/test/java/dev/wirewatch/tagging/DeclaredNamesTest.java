package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.mentions;
import static dev.wirewatch.tagging.Tagged.spans;
import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names declared by their parts, in the spellings that the world's press gives them. */
class DeclaredNamesTest {
    private final Tagger tagger = Tagger.compile(watchlist("""
        name: test
        entities:
          - {id: p.soleimani, kind: actor, type: person, name: S, names: [
              {given: [Qasem], family: [Soleimani], from: fa, alone: always},
              {given: [Касем], family: [Сулеймани], language: ru, alone: always},
              {given: [قاسم], family: [سليماني], language: ar, alone: always}]}
          - {id: p.assad, kind: actor, type: person, name: A, names: [
              {given: [Bashar], family: [al-Assad], from: ar}]}
          - {id: p.mahdi, kind: actor, type: person, name: M, names: [
              {given: [Adel], family: [Abdul-Mahdi], from: ar}]}
          - {id: p.trump, kind: actor, type: person, name: T, names: [
              {given: [Donald], family: [Trump], alone: always},
              {given: [Дональд], family: [Трамп], language: ru, alone: always}]}
          - {id: p.obrien, kind: actor, type: person, name: O, names: [
              {given: [Robert], family: [O'Brien]}]}
          - {id: l.asad, kind: place, type: facility, name: B, names: [
              {name: [Ain al-Asad], nouns: [base, airbase, air base], from: ar}]}
          - {id: l.harir, kind: place, type: facility, name: H, names: [
              {name: [Harir], nouns: [base, airbase], from: ar, alone: never}]}
          - {id: l.erbil, kind: place, type: city, name: E, names: [{name: [Erbil], from: ar}]}
          - {id: s.pantsir, kind: system, type: named-system, name: P, names: [{name: [Pantsir-S1, Pantsir], from: ru}]}
        """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Qasem Soleimani",
                "Qassem Soleimani",
                "Kassem Suleimani",
                "Qasim Sulaymani",
                "Ghasem Soleymani",
                "Qassim Suleimani",
                "Ghassem Soleimani",
                "Kasem Solaimani",
                "QASEM SOLEIMANI",
                "qasem soleimani",
                "Q. Soleimani",
                "Soleimani Qasem",
                "Касема Сулеймани",
                "Сулеймани",
                "قاسم سليماني",
                "وقاسم سلیمانی",
                "Suleimani",
                "Sulaymani",
                "#QasemSoleimani",
                "Qāsem Soleimānī"
            })
    void findsAPersonInEverySpelling(String name) {
        assertThat(mentions(tagger, "—" + name + "—")).containsExactly(name.replace("#", "") + "=p.soleimani");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bashar al-Assad",
                "Bashar Assad",
                "Bashar al-Asad",
                "Bashar el-Assad",
                "Bashar Al Assad",
                "Bashar alAssad",
                "Bachar el-Assad",
                "Baschar al-Assad",
                "Bashar Al-Assad"
            })
    void findsAnArticleInEveryForm(String name) {
        assertThat(mentions(tagger, name + " spoke")).containsExactly(name + "=p.assad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adel Abdul-Mahdi",
                "Adel Abdul Mahdi",
                "Adil Abd al-Mahdi",
                "Adel Abdel Mahdi",
                "Adel Abdulmahdi",
                "Adel Abdel-Mehdi"
            })
    void findsServantsOfInOneTwoOrThreeWords(String name) {
        assertThat(mentions(tagger, name + " spoke")).containsExactly(name + "=p.mahdi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ain al-Asad",
                "Ayn al-Asad",
                "Ein al-Asad",
                "Ain Al Assad",
                "Ain el-Asad",
                "Ayn al-Assad airbase",
                "Ain al-Asad air base",
                "AIN AL-ASAD BASE",
                "Ain Asad",
                "#AinAlAsad",
                "#aynalasad",
                "‘Ayn al-‘Asad"
            })
    void findsAPlaceInEverySpelling(String name) {
        assertThat(mentions(tagger, "near " + name + ", today"))
                .containsExactly(name.replaceAll("^[#‘]", "") + "=l.asad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pantsir-S1",
                "Pantsyr S1",
                "Panzir-S1",
                "Pantsir",
                "Pantsyr",
                "Irbil",
                "Arbil",
                "Kharir base",
                "Harir airbase"
            })
    void findsTransliterations(String name) {
        assertThat(spans(tagger, "near " + name + ".")).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Robert O'Brien",
                "Robert C. O’Brien",
                "Robert OBrien",
                "R. O'Brien",
                "Donald J. Trump",
                "Trumps",
                "Дональдом Трампом",
                "Трампу"
            })
    void findsNamesInTheirOwnSpelling(String name) {
        assertThat(spans(tagger, "near " + name + ".")).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harir",
                "Salmani",
                "Solemn",
                "Assad",
                "Mahdi",
                "O'Brien",
                "Kassel",
                "Quasimodo",
                "Airbill",
                "a trump",
                "al-Asad"
            })
    void findsNothingThatMerelySoundsAlike(String name) {
        assertThat(spans(tagger, "near " + name + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Трампы стоят в порту.", "Трампов было много.", "Трампами торговали."})
    void doesNotTakeSeveralBearersOfARussianNameForOne(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }
}
