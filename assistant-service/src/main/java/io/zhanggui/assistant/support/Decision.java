package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.Passage;
import java.util.List;

/** What is to be done about a question, decided by the evidence of the fact base alone. */
sealed interface Decision {

    /** What the conversation is about from here on. */
    Topic topic();

    /** The outcome is certain. */
    record Direct(Outcome outcome, Topic topic) implements Decision {}

    /**
     * The passages hold it; a model may put it into words.
     *
     * @param offline what is answered without a model, in the passages' own words
     */
    record Generate(List<Passage> passages, Outcome.Answered offline, Topic topic) implements Decision {

        public Generate {
            passages = List.copyOf(passages);
        }
    }
}
