package dev.wirewatch.kafka;

import dev.wirewatch.config.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.KafkaFuture;

/**
 * Lanes beside a live one whose process has died before it could delete them: a backtest's, a shadow run's. A lane is
 * abandoned if none of its consumer groups has a member; whoever prepares one holds a {@link LaneClaim} meanwhile. A process
 * that is suspended for longer than a session lasts cannot be told from a dead one.
 */
public final class AbandonedLanes {
    /** What runs beside a live lane. */
    public enum Purpose {
        /** The candidate's side of a backtest. */
        BACKTEST("backtest"),
        /** The other side of a backtest. */
        BASELINE("baseline"),
        /** A candidate beside the live watchlist. */
        SHADOW("shadow"),
        /** A corpus that the desk replays. */
        CORPUS("corpus");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /**
         * The name of a lane beside another.
         *
         * @param run that no other run has; letters, digits and hyphens
         */
        public Lane beside(Lane live, String run) {
            return new Lane(live.prefix() + "-" + word + "-" + run);
        }
    }

    private static final long ANSWER_SECONDS = 60;
    /** The ids of runs: a UUID, or the beginning of a hash. */
    private static final String RUN = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12})";

    private final Admin admin;
    private final Settings settings;
    private final Pattern ours;

    /**
     * @param admin stays the caller's to close
     * @param live beside which they are
     */
    public AbandonedLanes(Admin admin, Lane live, Settings settings) {
        this.admin = admin;
        this.settings = settings;
        String words = java.util.Arrays.stream(Purpose.values())
                .map(purpose -> purpose.word)
                .collect(Collectors.joining("|"));
        this.ours = Pattern.compile("(" + Pattern.quote(live.prefix()) + "-(?:" + words + ")-" + RUN + ")[.-].*");
    }

    /**
     * Deletes them.
     *
     * @param kept gives the lanes that somebody will go on with, whether at work now or not; asked after it is known which
     *     are at work, so that a lane is one or the other from the moment it is made
     * @return their prefixes, sorted
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public List<String> delete(Supplier<Collection<Lane>> kept) {
        try {
            // Groups after topics: of a lane that is made in between only the group is seen, or nothing.
            Set<String> names = answer(admin.listTopics().names());
            TreeSet<String> lanes = new TreeSet<>();
            names.forEach(name -> lane(name, lanes));
            List<String> groups = answer(admin.listGroups().all()).stream()
                    .map(GroupListing::groupId)
                    .filter(id -> ours.matcher(id).matches())
                    .toList();
            groups.forEach(id -> lane(id, lanes));
            lanes.removeAll(alive(groups));
            kept.get().forEach(lane -> lanes.remove(lane.prefix()));
            lanes.forEach(prefix -> new LaneTopics(admin, new Lane(prefix), settings).deleteAll());
            return List.copyOf(lanes);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot look for abandoned lanes", e.getCause());
        }
    }

    private void lane(String name, Set<String> lanes) {
        Matcher matcher = ours.matcher(name);
        if (matcher.matches()) {
            lanes.add(matcher.group(1));
        }
    }

    /** The lanes of groups that have a member. */
    private Set<String> alive(List<String> groups) throws ExecutionException {
        Set<String> alive = new TreeSet<>();
        Map<String, KafkaFuture<ConsumerGroupDescription>> descriptions =
                admin.describeConsumerGroups(groups).describedGroups();
        for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> each : descriptions.entrySet()) {
            if (hasMembers(each.getValue())) {
                lane(each.getKey(), alive);
            }
        }
        return alive;
    }

    private static boolean hasMembers(KafkaFuture<ConsumerGroupDescription> description) throws ExecutionException {
        try {
            return !answer(description).members().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for Kafka", e);
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        }
    }
}
