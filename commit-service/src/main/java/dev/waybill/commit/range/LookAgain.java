package dev.waybill.commit.range;

import dev.waybill.commit.graph.GraphGrown;
import dev.waybill.kit.retry.Transience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks again at questions that are not settled: when their repository's graph grew, and when their time is up. */
@Singleton
class LookAgain {

    private static final Logger LOG = Logger.getLogger(LookAgain.class);

    /** A push has better to do than to answer old questions without end. */
    private static final int QUESTIONS_PER_PUSH = 50;

    private static final int ROWS = 500;
    private static final Duration POSTPONED = Duration.ofMinutes(1);

    /** As long as the topic of questions keeps them: until then one may be read again. */
    private static final Duration REMEMBERED = Duration.ofDays(31);

    private final QuestionRepository questions;
    private final Answers answers;
    private final Duration healing;
    private final Clock clock;

    @Inject
    LookAgain(
            QuestionRepository questions,
            Answers answers,
            @ConfigProperty(name = "waybill.commit.range-healing", defaultValue = "7D") Duration healing,
            Clock clock) {
        this.questions = questions;
        this.answers = answers;
        this.healing = healing;
        this.clock = clock;
    }

    /** In the transaction in which the graph grew, so none is forgotten. */
    void onGrowth(@Observes GraphGrown grown) {
        questions.lookAgain(grown.repositoryId(), clock.instant().minus(healing), clock.instant(), QUESTIONS_PER_PUSH);
    }

    /**
     * Looks at the next question that is due, in a transaction of its own.
     *
     * @return false if none is due
     * @throws RuntimeException if the database is away; the question stays as it was
     */
    boolean next() {
        AtomicReference<@Nullable Question> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                questions.claim(clock.instant()).ifPresent(question -> {
                    claimed.set(question);
                    answers.lookAt(question, clock.instant());
                });
                return claimed.get() != null;
            });
        } catch (RuntimeException failure) {
            Question question = claimed.get();
            if (question == null || Transience.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(
                    failure, "question not answered request=%s repo=%d", question.requestId(), question.repositoryId());
            QuarkusTransaction.requiringNew()
                    .run(() -> questions
                            .lock(question.requestId())
                            .ifPresent(it -> it.postpone(clock.instant().plus(POSTPONED))));
            return true;
        }
    }

    /** Forgets some old questions; false if there were none. */
    boolean forgetSome() {
        return QuarkusTransaction.requiringNew()
                .call(() -> questions.forget(clock.instant().minus(REMEMBERED), ROWS) > 0);
    }
}
