package io.zhanggui.assistant.support;

/** A question of a shopper, with the conversation it was asked in. The message comes without its citations. */
public record Asked(String conversationId, Message message) {}
