package dev.wirewatch.watchlist.spelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ways in which a name written in Latin letters out of another language is usually spelled: Soleimani, Suleimani,
 * Sulaymani; Qasem, Kassem, Ghasem.
 *
 * <p>For each language there is a list of what may be written instead of a letter or group of letters, and at what price.
 * A spelling may cost {@value #BUDGET} in all: three common changes, or one common and one rare. This keeps the number of
 * spellings to some hundreds, and far-fetched ones out. The lists follow the usage of news agencies in English, French,
 * German, Spanish and Turkish, beside the standards of the UN group on geographical names (Arabic, Persian, Hebrew) and
 * BGN/PCGN (Russian, Ukrainian).
 */
public final class Transliteration {
    private static final int BUDGET = 3;
    private static final int LIMIT = 2000;
    private static final String VOWELS = "aeiouy";

    private static final String SEMITIC =
            "kh=h1 ch2 x2 j2,gh=g1 q1,q=k1 gh1 g2 c2,sh=ch2 sch2 s2,ch=tch1 tsch2,th=t1 s2,dh=d1 z1,"
                    + "zh=j1,j=dj1 g2 dsch2 c2,ei=ey1 ai1 ay1 e1,ey=ei1 ai1 ay1 e1,ai=ay1 ei1 ey1 e1,ay=ai1 ei1 ey1 e1,"
                    + "ou=u1 o1 oo1,oo=u1 ou1,o=u1 ou2,u=o1 ou1 oo1,ee=i1,i=e1 ee1 y2,e=i1 a2,aa=a1,a=e2 aa2,aw=au1 ow1,au=aw1,"
                    + "w=v1 ou2,v=w1,y=i1,iy=i1 iyy1,h=kh2";
    private static final Map<String, Transliteration> BY_LANGUAGE = Map.of(
            "ar", new Transliteration(SEMITIC, "smdltbrzn", "h=1", "i=y1 ee1 iy2,ah=a0 eh1,a=ah1 eh2"),
            "fa", new Transliteration(SEMITIC, "smdltbrzn", "h=1", "i=y1 ee1 iy2,ah=a0 eh1,eh=e1 ah1 a2"),
            "ru",
                    new Transliteration(
                            "shch=sch1 sh2 schtsch2,kh=h1 ch2 x2 j2,ts=tz1 c1 z1,tz=ts1 z1,zh=j1 sch2,sh=ch2 sch2,ch=tch1 tsch2,"
                                    + "yu=iu1 ju1 u1 iou2,ya=ia1 ja1 a1,ye=e1 ie1 je1,yo=io1 jo1 e1,iy=y1 i1 ij1 ii1,"
                                    + "ey=ei1 ej1,ay=ai1 aj1,oy=oi1 oj1,y=i1 j2,i=y1,v=w1,ks=x1,x=ks1,u=ou1 oo2,e=ye2 je2",
                            "s",
                            "",
                            "v=ff1 w1,y=iy1 i1 ij1"),
            "uk",
                    new Transliteration(
                            "kh=h1 ch2,ts=tz1 c1 z1,zh=j1 sch2,sh=ch2 sch2,ch=tch1 tsch2,yi=i1 ji1,yu=iu1 ju1,ya=ia1 ja1,"
                                    + "ye=ie1 je1,iy=y1 ij1,y=i1 j2,i=y1,h=g1,g=h1,v=w1,u=ou1",
                            "s",
                            "",
                            "y=yi1 i1 iy1"),
            "he",
                    new Transliteration(
                            "tz=ts1 z1,ts=tz1 z1,z=tz2,ch=h1 kh1,kh=ch1 h1,sh=sch2 ch2,th=t1,ph=f1,ei=ey1 e1 ay2,ey=ei1 e1,"
                                    + "ai=ay1,ay=ai1,y=i1 j1,u=ou1 oo1,oo=u1 ou1,o=ow2,v=w1,w=v1,q=k1 c2,k=q1 c1,i=ee1 y2,"
                                    + "e=i2,a=aa2",
                            "smdltbrzn",
                            "h=1",
                            "a=ah1,i=y1"));

    private final Map<String, List<Choice>> choices;
    private final Map<String, List<Choice>> lastChoices;
    private final String doubled;
    private final boolean dropsLastH;

    /**
     * @param list what may stand instead of letters: {@code letters=instead price …}, with commas between them
     * @param doubled consonants that may be doubled between vowels
     * @param lastH not empty if h may be left out at the end of a word
     * @param lastList as {@code list}, at the end of a word
     */
    private Transliteration(String list, String doubled, String lastH, String lastList) {
        this.choices = choices(list);
        this.lastChoices = choices(lastList);
        this.doubled = doubled;
        this.dropsLastH = !lastH.isEmpty();
    }

    /** What may stand instead of something, and its price. */
    private record Choice(String text, int price) {}

    /**
     * The spellings of a word.
     *
     * @param word a word in Latin letters
     * @param language ISO 639 code of the language that it was transliterated from
     * @return lower-case spellings, the word itself first; nothing else for a language without rules
     */
    public static Set<String> spellings(String word, String language) {
        String letters = Letters.skeleton(word);
        Transliteration rules = BY_LANGUAGE.get(language);
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(letters);
        if (rules != null) {
            rules.spell(letters, 0, new StringBuilder(), BUDGET, spellings);
        }
        return spellings;
    }

    private void spell(String word, int from, StringBuilder sofar, int budget, Set<String> spellings) {
        if (spellings.size() >= LIMIT) {
            return;
        }
        if (from == word.length()) {
            spellings.add(sofar.toString());
            return;
        }
        int length = groupAt(word, from);
        String group = word.substring(from, from + length);
        for (Choice choice : choicesAt(word, from, group)) {
            if (choice.price <= budget) {
                int mark = sofar.length();
                sofar.append(choice.text);
                spell(word, from + length, sofar, budget - choice.price, spellings);
                sofar.setLength(mark);
            }
        }
    }

    /** How many letters are taken together: a group of the list, or a doubled consonant, or one. */
    private int groupAt(String word, int from) {
        for (int length = Math.min(4, word.length() - from); length > 1; length--) {
            String group = word.substring(from, from + length);
            boolean last = from + length == word.length();
            if (choices.containsKey(group) || (last && lastChoices.containsKey(group))) {
                return length;
            }
        }
        boolean twice = from + 1 < word.length() && word.charAt(from) == word.charAt(from + 1);
        return twice && VOWELS.indexOf(word.charAt(from)) < 0 ? 2 : 1;
    }

    private List<Choice> choicesAt(String word, int from, String group) {
        int end = from + group.length();
        boolean last = end == word.length();
        List<Choice> all = new ArrayList<>();
        all.add(new Choice(group, 0));
        all.addAll(choices.getOrDefault(group, List.of()));
        if (last) {
            all.addAll(lastChoices.getOrDefault(group, List.of()));
            if (dropsLastH && group.equals("h")) {
                all.add(new Choice("", 1));
            }
        }
        if (group.length() == 2 && group.charAt(0) == group.charAt(1) && VOWELS.indexOf(group.charAt(0)) < 0) {
            all.add(new Choice(group.substring(0, 1), 1));
        } else if (group.length() == 1 && doubled.contains(group) && isBetweenVowels(word, from)) {
            all.add(new Choice(group + group, 1));
        }
        return all;
    }

    private static boolean isBetweenVowels(String word, int at) {
        return at > 0
                && at + 1 < word.length()
                && VOWELS.indexOf(word.charAt(at - 1)) >= 0
                && VOWELS.indexOf(word.charAt(at + 1)) >= 0;
    }

    private static Map<String, List<Choice>> choices(String list) {
        Map<String, List<Choice>> choices = new TreeMap<>();
        for (String rule : list.split(",")) {
            int equals = rule.indexOf('=');
            if (equals < 0) {
                continue;
            }
            List<Choice> instead = new ArrayList<>();
            for (String choice : rule.substring(equals + 1).split(" ")) {
                int price = choice.length() - 1;
                instead.add(new Choice(choice.substring(0, price), choice.charAt(price) - '0'));
            }
            choices.put(rule.substring(0, equals), List.copyOf(instead));
        }
        return choices;
    }
}
