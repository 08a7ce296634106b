package io.zhanggui.prompts;

/** The typed inputs of a prompt: a record whose components are the placeholders of its template. */
public sealed interface PromptInput
        permits GroundedAnswer,
                QuestionRewrite,
                PassageRanking,
                ProductCopy,
                FaithfulnessRubric,
                CorrectnessRubric,
                PreferenceRubric,
                CaseVariants {}
