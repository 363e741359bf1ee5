package dev.wirewatch.alerting.story;

import java.util.Set;

/** Words of at least four letters that news of every kind is full of, folded as {@link Words} does; they tell nothing. */
final class FunctionWords {
    private static final String ENGLISH = """
            about after again against ahead almost along also although always among another around because been before being
            below between both called came could days does doing down during each early either even ever every five first
            four from further given going gone have having here high himself hour hours however into itself just last late
            later least less like long made make many might more most much must near never next none north nothing once only
            other others over people since some soon south still such take taken than that their them then there these they
            thing this those three through time times today told took toward towards under until upon very week weeks well
            went were what when where which while whose will with within without would year years your said says saying
            according spokesman spokeswoman official officials reported reports report statement added announced month months
            night morning evening afternoon third second half past nobody somebody anybody ministry minister government
            """;
    private static final String GERMAN = """
            aber alle allem allen aller alles auch beim dass dazu denn dessen diese diesem diesen dieser dieses doch dort
            durch eine einem einen einer eines etwa gegen haben hatte hatten hier ihre ihrem ihren ihrer immer jetzt jedoch
            kein keine mehr nach nicht noch nachdem oder ohne sagte sagten sein seine seinem seinen seiner seit sich sind
            sollen sowie uber unter viele vier vom wahrend waren weil wenn werden wird worden wurde wurden zwei zwischen
            teilte laut angaben drei
            """;
    private static final String ROMANCE = """
            apres avait avant avec cette ceux dans depuis deux dont elle elles encore entre etait etaient etre ainsi leur
            leurs mais meme moins nous parce pendant plus pour quand quatre sans selon sera sont sous tous tout toute trois
            vers annonce ante antes como contra cuando cuatro desde donde durante ella ellos entre esta estaba estan estas
            este esto estos fueron habia hasta mientras otra otro para pero porque segun sera sido sobre tambien tras tres
            anche ancora dopo della delle dello degli dalla dalle dallo nella nelle nello negli alla alle allo agli sono
            stato stata stati state questo questa quello quella quattro secondo senza hanno aveva essere mentre durante
            """;
    private static final String SLAVIC_AND_TURKISH = """
            было были быть ведь весь всех если есть когда которая которого которой которые который между может после перед
            потому сказал сказала сообщил сообщила также того тоже только этого этой этом этот через чтобы около якого який
            яка яке після перед також було були бути через щодо проти своих свои лишь заявил
            bile daha diye fakat gibi gore icin ilan iken kadar karsi oldu oldugu olarak sonra uzere veya yeni bunu bulunan
            """;
    private static final String ARABIC_AND_PERSIAN = """
            الذي التي الذين هذا هذه ذلك تلك هناك كانت كان عندما حيث بعد قبل خلال على إلى الى حتى كما لكن وفق بحسب قالت وقال
            وقالت وأضاف أضاف وكان وكانت دون عبر نحو بين منذ أيضا غير يوم صباح مساء فجر است شده برای اینکه گفت خود بود این
            کرد کرده شود های
            """;

    static final Set<String> ALL =
            Words.of(ENGLISH + GERMAN + ROMANCE + SLAVIC_AND_TURKISH + ARABIC_AND_PERSIAN, 0, Integer.MAX_VALUE)
                    .stream()
                    .map(Words.Word::folded)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());

    private FunctionWords() {}
}
