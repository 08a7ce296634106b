/** LLM backends: a chain of guarded providers that ends offline. The only place that sees provider classes and Resilience4j. */
@NullMarked
package io.zhanggui.assistant.backend;

import org.jspecify.annotations.NullMarked;
