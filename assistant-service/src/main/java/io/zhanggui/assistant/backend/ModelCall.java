package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.knowledge.MerchantId;
import java.util.function.Supplier;

/**
 * A text that is wanted.
 *
 * @param purpose {@code answer}, {@code rewrite}, {@code copy}: a label of metrics and the ledger of calls
 * @param request what a model is asked
 * @param offline what stands in its place when no model can be had: made of the fact base alone, never fails
 */
public record ModelCall(MerchantId merchant, String purpose, ChatRequest request, Supplier<String> offline) {}
