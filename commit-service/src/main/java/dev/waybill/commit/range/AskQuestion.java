package dev.waybill.commit.range;

import dev.waybill.commit.repository.Repositories;
import dev.waybill.contracts.ReleaseFact.CommitsRequested;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Takes a question in and answers it at once if it can be. */
@Singleton
class AskQuestion {

    private final Repositories repositories;
    private final QuestionRepository questions;
    private final Answers answers;
    private final Event<QuestionAsked> taken;
    private final Clock clock;

    @Inject
    AskQuestion(
            Repositories repositories,
            QuestionRepository questions,
            Answers answers,
            Event<QuestionAsked> taken,
            Clock clock) {
        this.repositories = repositories;
        this.questions = questions;
        this.answers = answers;
        this.taken = taken;
        this.clock = clock;
    }

    /** Takes a question in, unless the same or a newer one was asked under its id. */
    @Transactional
    public void ask(CommitsRequested asked) {
        // A push that is being stored either sees this question, or is seen by it.
        boolean exists = repositories.holdStill(asked.organizationId(), asked.repositoryId());
        Instant now = clock.instant();
        Question question = questions.lock(asked.requestId()).orElse(null);
        if (question == null) {
            question = new Question(asked, now);
            questions.add(question);
        } else if (question.covers(asked)) {
            return;
        } else {
            question.ask(asked, now);
        }
        if (exists) {
            taken.fire(new QuestionAsked(asked));
            answers.lookAt(question, now);
        } else {
            answers.refuse(question, now);
        }
    }
}
